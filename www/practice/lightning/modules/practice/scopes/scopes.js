// The lines of the scope list in the order of the External Client App page: the first ten as screenshots show them,
// the rest in no known order. Each line: OAuth parameter names, English label, Japanese label.

const LINES = [
  ["id, profile, email, address, phone", "Access the identity URL service", "ID URL サービスにアクセス"],
  ["api", "Manage user data via APIs", "API を使用してユーザーデータを管理"],
  ["web", "Manage user data via Web browsers", "Web ブラウザーを使用してユーザーデータを管理"],
  ["full", "Full access", "フルアクセス"],
  ["chatter_api", "Access Connect REST API resources", "Connect REST API リソースにアクセス"],
  ["visualforce", "Access Visualforce applications", "Visualforce アプリケーションにアクセス"],
  ["refresh_token, offline_access", "Perform requests at any time", "いつでも要求を実行"],
  ["openid", "Access unique user identifiers", "一意のユーザー識別子にアクセス"],
  ["custom_permissions", "Access custom permissions", "カスタム権限にアクセス"],
  ["wave_api", "Access Analytics REST API resources", "Analytics REST API リソースにアクセス"],
  [
    "eclair_api",
    "Access Analytics REST API Charts Geodata resources",
    "Analytics REST API グラフ Geodata リソースにアクセス",
  ],
  ["pardot_api", "Manage Pardot services", "Pardot サービスを管理"],
  ["lightning", "Access Lightning applications", "Lightning アプリケーションにアクセス"],
  ["content", "Access content resources", "コンテンツリソースにアクセス"],
  ["cdp_api", "Access all Data Cloud API resources", "すべての Data Cloud API リソースにアクセス"],
  ["cdp_ingest_api", "Manage Data Cloud Ingestion API data", "Data Cloud 取り込み API データを管理"],
  ["cdp_profile_api", "Manage Data Cloud profile data", "Data Cloud プロファイルデータを管理"],
  [
    "cdp_query_api",
    "Perform ANSI SQL queries on Data Cloud data",
    "Data Cloud データに対して ANSI SQL クエリを実行",
  ],
  ["cdp_segment_api", "Perform segmentation on Data Cloud data", "Data Cloud データのセグメント化を実行"],
  ["cdp_identityresolution_api", "Manage Data Cloud Identity Resolution", "Data Cloud の ID 解決を管理"],
  [
    "cdp_calculated_insight_api",
    "Manage Data Cloud Calculated Insight data",
    "Data Cloud の計算済みインサイトデータを管理",
  ],
  ["chatbot_api", "Access chatbot services", "チャットボットサービスにアクセス"],
  ["user_registration_api", "Access Headless Registration API", "ヘッドレス登録 API にアクセス"],
  ["forgot_password", "Access Headless Forgot Password API", "ヘッドレスパスワード忘れ API にアクセス"],
  [
    "pwdless_login_api",
    "Access Headless Passwordless Login API",
    "ヘッドレスパスワードなしログイン API にアクセス",
  ],
  ["interaction_api", "Access Interaction API resources", "インタラクション API リソースにアクセス"],
  ["sfap_api", "Access the Salesforce API Platform", "Salesforce API プラットフォームにアクセス"],
  ["einstein_gpt_api", "Access Einstein GPT services", "Einstein GPT サービスにアクセス"],
  ["mcp_api", "Access Salesforce hosted MCP servers", "Salesforce がホストする MCP サーバーにアクセス"],
];

/** The scope that stands for a line: the first of its parameter names. */
const scopeOf = (tokens) => tokens.split(",", 1)[0];

/**
 * The lines as options of a dual list. What the real page puts into an option's value is not known; here it is a
 * number, so that nothing can come to rely on it.
 */
export function scopeOptions(language, missing) {
  return LINES.map(([tokens, english, japanese], index) => ({
    value: String(index),
    label: `${language === "ja" ? japanese : english} (${tokens})`,
    scope: scopeOf(tokens),
  })).filter((option) => !missing.includes(option.scope));
}

/** Scopes named as option values. */
export function valuesOf(scopes) {
  return scopes.map((scope) => String(LINES.findIndex(([tokens]) => scopeOf(tokens) === scope)));
}

/** Option values named as scopes. */
export function scopesOf(values) {
  return values.map((value) => scopeOf(LINES[Number(value)][0]));
}
