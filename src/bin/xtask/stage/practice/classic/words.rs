//! The page in other languages. Few labels of the Japanese one are publicly known; the others are translated here, and
//! the page says which. Of the German one only labels of translated guides are used, and no others are made up.

use super::super::variant::{Variant, Variants};

/// Labels that several public sources give.
const KNOWN: [(&str, &str); 44] = [
    ("New Connected App", "新規接続アプリケーション"),
    ("Connected App Name", "接続アプリケーション名"),
    ("API Name", "API 参照名"),
    ("Contact Email", "取引先責任者メール"),
    ("API (Enable OAuth Settings)", "API (OAuth 設定の有効化)"),
    ("Enable for Device Flow", "デバイスフローで有効化"),
    ("Callback URL", "コールバック URL"),
    ("Use digital signatures", "デジタル署名を使用"),
    ("Selected OAuth Scopes", "選択した OAuth 範囲"),
    (
        "Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows",
        "サポートされる認証フローに Proof Key for Code Exchange (PKCE) 拡張を要求",
    ),
    (
        "Require Secret for Web Server Flow",
        "Web サーバーフローの秘密が必要",
    ),
    (
        "Require Secret for Refresh Token Flow",
        "更新トークンフローの秘密が必要",
    ),
    (
        "Enable Client Credentials Flow",
        "クライアントログイン情報フローを有効化",
    ),
    ("Run As", "別のユーザとして実行"),
    ("Save", "保存"),
    ("Consumer Key and Secret", "コンシューマ鍵と秘密"),
    ("Manage Consumer Details", "コンシューマの詳細を管理"),
    (
        "Manage user data via APIs",
        "API を使用してユーザーデータを管理",
    ),
    ("Perform requests at any time", "いつでも要求を実行"),
    ("Full access", "フルアクセス"),
    ("Basic Information", "基本情報"),
    ("Enable OAuth Settings", "OAuth 設定の有効化"),
    (
        "Enable Authorization Code and Credentials Flow",
        "認証コードおよびログイン情報フローを有効化",
    ),
    ("Enable Token Exchange Flow", "トークン交換フローを有効化"),
    (
        "Enable Refresh Token Rotation",
        "更新トークンのローテーションを有効化",
    ),
    ("Introspect All Tokens", "すべてのトークンを調査"),
    ("Configure ID Token", "ID トークンを設定"),
    ("Enable Single Logout", "シングルログアウトを有効化"),
    ("Apex Plugin Class", "Apex プラグインクラス"),
    ("Description", "説明"),
    ("OAuth Policies", "OAuth ポリシー"),
    ("Edit Policies", "ポリシーを編集"),
    ("Permitted Users", "許可されているユーザ"),
    (
        "Admin approved users are pre-authorized",
        "管理者が承認したユーザは事前承認済み",
    ),
    (
        "All users may self-authorize",
        "すべてのユーザーが自己承認可能",
    ),
    ("IP Relaxation", "IP 制限の緩和"),
    ("Enforce IP restrictions", "IP 制限を適用"),
    ("Relax IP restrictions", "IP 制限の緩和"),
    ("Refresh Token Policy:", "更新トークンポリシー:"),
    (
        "Refresh token is valid until revoked",
        "更新トークンは取り消されるまで有効",
    ),
    ("Label", "表示ラベル"),
    ("License", "ライセンス"),
    ("Permission Sets", "権限セット"),
    ("Profiles", "プロファイル"),
];

/// Our own translations.
const OWN: [(&str, &str); 40] = [
    ("Contact Phone", "取引先責任者電話"),
    ("Logo Image URL", "ロゴ画像の URL"),
    ("Icon URL", "アイコンの URL"),
    ("Info URL", "情報の URL"),
    ("Available OAuth Scopes", "利用可能な OAuth 範囲"),
    ("Add", "追加"),
    ("Remove", "削除"),
    (
        "Require user credentials in the POST body for Authorization Code and Credentials Flow",
        "認証コードおよびログイン情報フローの POST ボディにユーザログイン情報を要求",
    ),
    (
        "Require Secret for Token Exchange Flow",
        "トークン交換フローの秘密が必要",
    ),
    (
        "Issue JSON Web Token (JWT)-based access tokens for named users",
        "指名ユーザに JSON Web トークン (JWT) ベースのアクセストークンを発行",
    ),
    ("Token Valid for", "トークンの有効期間"),
    ("Include Custom Attributes", "カスタム属性を含める"),
    ("Include Custom Permissions", "カスタム権限を含める"),
    ("Enable Asset Tokens", "アセットトークンを有効化"),
    ("Single Logout URL", "シングルログアウト URL"),
    ("Web App Settings", "Web アプリケーション設定"),
    ("Start URL", "開始 URL"),
    ("Enable SAML", "SAML の有効化"),
    (
        "Custom Connected App Handler",
        "カスタム接続アプリケーションハンドラ",
    ),
    ("Mobile App Settings", "モバイルアプリケーション設定"),
    ("App Binary URL", "アプリケーションバイナリ URL"),
    ("Push Messaging Enabled", "転送メッセージング有効"),
    (
        "Enable subscription to notification types",
        "通知種別の登録を有効化",
    ),
    ("Canvas App Settings", "キャンバスアプリケーション設定"),
    ("Canvas", "キャンバス"),
    ("Redirect Endpoint", "リダイレクト先"),
    ("Cancel", "キャンセル"),
    ("Continue", "次へ"),
    ("Edit", "編集"),
    ("Connected App Edit", "接続アプリケーション編集"),
    ("Connected App Detail", "接続アプリケーション詳細"),
    ("Session Policies", "セッションポリシー"),
    ("Timeout Value", "タイムアウト値"),
    ("High assurance session required", "高保証セッションが必要"),
    ("Mobile Start URL", "モバイル開始 URL"),
    ("--None--", "--なし--"),
    ("Manage Profiles", "プロファイルを管理する"),
    ("Manage Permission Sets", "権限セットを管理する"),
    ("Enter permission set information", "権限セット情報を入力"),
    ("Session Activation Required", "セッションの有効化が必要"),
];

/// The word as the page shows it; what has no translation stays English.
pub(super) fn word(english: &'static str, variants: &Variants) -> &'static str {
    match language(variants) {
        "ja" => japanese(english).unwrap_or(english),
        "de" => german(english),
        _ => english,
    }
}

/// The language of the page, as its document says.
pub(super) fn language(variants: &Variants) -> &'static str {
    let is = |variant| variants.has(variant);
    match (is(Variant::Japanese), is(Variant::German)) {
        (true, _) => "ja",
        (_, true) => "de",
        _ => "en",
    }
}

/// What the page says about its own words.
pub(super) const GERMAN_NOTE: &str = "The German labels are those of translated guides; what none of them names is called “Unbekannt” here.";

const GERMAN: [(&str, &str); 9] = [
    ("Connected App Name", "Name der verbundenen Anwendung"),
    ("API Name", "API-Name"),
    ("Enable OAuth Settings", "OAuth-Einstellungen aktivieren"),
    ("Callback URL", "Rückruf-URL"),
    ("Selected OAuth Scopes", "Ausgewählte OAuth-Bereiche"),
    (
        "Require Secret for Web Server Flow",
        "Geheimnis für Webserver-Flow erforderlich",
    ),
    ("Save", "Speichern"),
    ("Cancel", "Abbrechen"),
    ("Edit", "Bearbeiten"),
];

fn german(english: &str) -> &'static str {
    let known = GERMAN.iter().find(|(key, _)| *key == english);
    known.map_or("Unbekannt", |(_, german)| german)
}

/// The same for the templates: `language` is that of the page.
pub(in super::super) fn word_in(text: &str, language: &str) -> String {
    let translated = japanese(text).filter(|_| language == "ja");
    translated.unwrap_or(text).to_owned()
}

fn japanese(english: &str) -> Option<&'static str> {
    let mut all = KNOWN.iter().chain(&OWN);
    all.find(|(key, _)| *key == english)
        .map(|(_, japanese)| *japanese)
}

/// One sentence that names every translation of our own.
pub(super) fn note() -> String {
    let own: Vec<&str> = OWN.iter().map(|(_, japanese)| *japanese).collect();
    format!(
        "Japanese: these labels are this replica's own translations, the real ones are not known: {}. What is English here has no translation.",
        own.join("、")
    )
}
