// The build copies lit-html beside the views; its types come from the npm package.

declare module "*/vendor/lit-html/lit-html.js" {
  export * from "lit-html";
}

declare module "*/vendor/lit-html/directives/live.js" {
  export * from "lit-html/directives/live.js";
}
