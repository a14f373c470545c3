// Every text of the page, in English and Japanese. English labels are those of public screenshots.

const ENGLISH = {
  basicInformation: "Basic Information",
  oauthSection: "API (Enable OAuth Settings)",
  oauthSectionSaved: "OAuth Settings",
  samlSection: "Web App (Enable SAML Settings)",
  mobileSection: "Mobile App Settings",
  pushSection: "Push Notification Settings",
  notificationSection: "Notification Settings",
  notKnown: "What stands in this section is not known, so the replica leaves it out.",

  name: "External Client App Name",
  apiName: "API Name",
  contactEmail: "Contact Email",
  distributionState: "Distribution State",
  local: "Local",
  packaged: "Packaged",
  contactPhone: "Contact Phone",
  infoUrl: "Info URL",
  logoUrl: "Logo Image URL",
  iconUrl: "Icon URL",
  description: "Description",
  phonePlaceholder: "Enter a phone number...",
  urlPlaceholder: "Enter a URL...",
  sampleLogos: "Choose one of our sample logos.",

  enableOauth: "Enable OAuth",
  appSettings: "App Settings",
  callbackUrl: "Callback URL",
  scopes: "OAuth Scopes",
  availableScopes: "Available OAuth Scopes",
  selectedScopes: "Selected OAuth Scopes",
  introspectAllTokens: "Introspect all Tokens",
  configureIdToken: "Configure ID token",

  flowEnablement: "Flow Enablement",
  clientCredentials: "Enable Client Credentials Flow",
  authorizationCodeCredentials: "Enable Authorization Code and Credentials Flow",
  postBody: "Require user credentials in the POST body for Authorization Code and Credentials Flow",
  device: "Enable Device Flow",
  jwtBearer: "Enable JWT Bearer Flow",
  certificate: "Certificate Upload",
  tokenExchange: "Enable Token Exchange Flow",
  tokenExchangeSecret: "Require secret for Token Exchange Flow",
  clientCredentialsTitle: "Enable Client Credentials Flow?",
  clientCredentialsMessage:
    "An app that uses this flow works without a person who signs in. The real page asks for a confirmation here; its wording is not known.",

  security: "Security",
  requireSecretForWebServerFlow: "Require secret for Web Server Flow",
  requireSecretForRefreshTokenFlow: "Require secret for Refresh Token Flow",
  requirePkce: "Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows",
  refreshTokenRotation: "Enable Refresh Token Rotation",
  jwtAccessTokens: "Issue JSON Web Token (JWT)-based access tokens for named users",
  limitIdleRefreshTokenTtl: "Limit Idle Refresh Token Time-to-Live (TTL) to 30 Days",
  enforceRefreshTokenIpAllowlist: "Enforce Refresh Token IP Allowlist",

  cancel: "Cancel",
  create: "Create",
  edit: "Edit",
  valueMissing: "Complete this field.",
  scopeMissing: "Select at least one OAuth scope.",
  callbackMalformed: "Enter a valid URL on each line.",
  certificateMissing: "Upload a certificate for the JWT bearer flow.",
};

/** Japanese labels that independent public sources agree on. */
const JAPANESE_KNOWN = {
  oauthSection: "API (OAuth 設定の有効化)",
  oauthSectionSaved: "OAuth 設定",
  name: "外部クライアントアプリケーション名",
  apiName: "API 参照名",
  contactEmail: "取引先責任者メール",
  distributionState: "配布状態",
  local: "ローカル",
  callbackUrl: "コールバック URL",
  selectedScopes: "選択した OAuth 範囲",
  flowEnablement: "フローの有効化",
  clientCredentials: "クライアントログイン情報フローを有効化",
  requireSecretForWebServerFlow: "Web サーバーフローの秘密が必要",
  requireSecretForRefreshTokenFlow: "更新トークンフローの秘密が必要",
  requirePkce: "サポートされる認証フローに Proof Key for Code Exchange (PKCE) 拡張を要求",
  create: "作成",
};

/** The rest is this project's own translation; the page says so. */
const JAPANESE_GUESSED = {
  basicInformation: "基本情報",
  samlSection: "Web アプリケーション (SAML 設定の有効化)",
  mobileSection: "モバイルアプリケーション設定",
  pushSection: "転送通知設定",
  notificationSection: "通知設定",
  notKnown: "このセクションの内容は不明なため、練習ページでは省略しています。",
  packaged: "パッケージ",
  contactPhone: "取引先責任者電話",
  infoUrl: "情報 URL",
  logoUrl: "ロゴ画像 URL",
  iconUrl: "アイコン URL",
  description: "説明",
  phonePlaceholder: "電話番号を入力...",
  urlPlaceholder: "URL を入力...",
  sampleLogos: "サンプルロゴから選択",
  enableOauth: "OAuth を有効化",
  appSettings: "アプリケーション設定",
  scopes: "OAuth 範囲",
  availableScopes: "利用可能な OAuth 範囲",
  introspectAllTokens: "すべてのトークンをイントロスペクト",
  configureIdToken: "ID トークンを設定",
  authorizationCodeCredentials: "認証コードおよびログイン情報フローを有効化",
  postBody: "認証コードおよびログイン情報フローの POST ボディでユーザーログイン情報が必要",
  device: "デバイスフローを有効化",
  jwtBearer: "JWT ベアラーフローを有効化",
  certificate: "証明書のアップロード",
  tokenExchange: "トークン交換フローを有効化",
  tokenExchangeSecret: "トークン交換フローの秘密が必要",
  clientCredentialsTitle: "クライアントログイン情報フローを有効にしますか?",
  clientCredentialsMessage:
    "このフローでは、ユーザーがログインせずにアプリケーションが動作します。実際の確認文は不明です。",
  security: "セキュリティ",
  refreshTokenRotation: "更新トークンの循環を有効化",
  jwtAccessTokens: "指名ユーザーの JSON Web トークン (JWT) ベースのアクセストークンを発行",
  limitIdleRefreshTokenTtl: "アイドル状態の更新トークンの有効期間 (TTL) を 30 日に制限",
  enforceRefreshTokenIpAllowlist: "更新トークンの IP 許可リストを適用",
  cancel: "キャンセル",
  edit: "編集",
  valueMissing: "この項目を入力してください。",
  scopeMissing: "OAuth 範囲を 1 つ以上選択してください。",
  callbackMalformed: "各行に有効な URL を入力してください。",
  certificateMissing: "JWT ベアラーフローの証明書をアップロードしてください。",
};

/** Shown on the Japanese page. */
export const JAPANESE_NOTE =
  "Japanese practice page. From public sources: " +
  `${Object.values(JAPANESE_KNOWN).join(" · ")}. ` +
  "All other Japanese wording, most scope names among it, is this replica's own translation and a guess; " +
  "small texts inside Salesforce's components and the Policies tab stay English.";

const LABELS = { en: ENGLISH, ja: { ...ENGLISH, ...JAPANESE_GUESSED, ...JAPANESE_KNOWN } };

/** The labels of a page: a language, and what a variant calls differently. */
export function labelsOf(language, renamed) {
  return { ...LABELS[language], ...renamed };
}
