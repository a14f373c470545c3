//! What the pages are called in other languages than English.
//!
//! Ids, scope tokens and structure come first, for they are the same in every language; these tables only add
//! names. Only wordings that people copied off their own screens are here, each from at least one such text;
//! tables made by translation programs (German, French, most of Portuguese) stand apart in [`weak`] and lead to no
//! field, since a wrong label is worse than none. A label that is not here is "not on this page", and the field is
//! left to the admin.
//!
//! Sources, read in November 2026: for Japanese the setup notes of eight public projects and five vendors' help
//! pages, for Spanish one script that drives the External Client App pages.

mod weak;

pub(crate) use weak::may_mean;

use super::{folded, same_label};

/// The English label and its translations.
type Table = &'static [(&'static str, &'static [&'static str])];

/// Long vowel marks come and go between releases (ユーザ, ユーザー), and so do blanks between scripts.
const JAPANESE: Table = &[
    // Headings.
    ("Basic Information", &["基本情報"]),
    ("API (Enable OAuth Settings)", &["API (OAuth 設定の有効化)"]),
    ("OAuth Settings", &["OAuth 設定"]),
    ("App Settings", &["アプリケーション設定"]),
    ("Flow Enablement", &["フローの有効化"]),
    ("Security", &["セキュリティ"]),
    ("App Policies", &["アプリケーションポリシー"]),
    ("OAuth Policies", &["OAuth ポリシー"]),
    ("Plugin Policies", &["プラグインポリシー"]),
    ("App Authorization", &["アプリケーション認証"]),
    ("Custom Attributes", &["カスタム属性"]),
    // The app.
    (
        "External Client App Name",
        &["外部クライアントアプリケーション名"],
    ),
    ("Connected App Name", &["接続アプリケーション名"]),
    ("API Name", &["API 参照名"]),
    ("Contact Email", &["取引先責任者メール"]),
    ("Distribution State", &["配布状態"]),
    ("Local", &["ローカル"]),
    ("Enable OAuth", &["OAuth を有効化"]),
    ("Enable OAuth Settings", &["OAuth 設定の有効化"]),
    ("Callback URL", &["コールバック URL"]),
    ("OAuth Scopes", &["OAuth 範囲"]),
    ("Selected OAuth Scopes", &["選択した OAuth 範囲"]),
    ("Introspect all Tokens", &["すべてのトークンを調査"]),
    ("Configure ID token", &["ID トークンを設定"]),
    ("Enable for Device Flow", &["デバイスフローで有効化"]),
    ("Use digital signatures", &["デジタル署名を使用"]),
    (
        "Enable Client Credentials Flow",
        &["クライアントログイン情報フローを有効化"],
    ),
    (
        "Enable Authorization Code and Credentials Flow",
        &["認証コードおよびログイン情報フローを有効化"],
    ),
    ("Enable Device Flow", &["デバイスフローを有効化"]),
    ("Enable JWT Bearer Flow", &["JWT ベアラーフローを有効化"]),
    ("Certificate Upload", &["証明書アップロード"]),
    (
        "Enable Token Exchange Flow",
        &["トークン交換フローを有効化"],
    ),
    (
        "Require Secret for Web Server Flow",
        &["Web サーバーフローの秘密が必要"],
    ),
    (
        "Require Secret for Refresh Token Flow",
        &["更新トークンフローの秘密が必要"],
    ),
    (
        "Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows",
        &["サポートされる認証フローに Proof Key for Code Exchange (PKCE) 拡張を要求"],
    ),
    (
        "Enable Refresh Token Rotation",
        &["更新トークンのローテーションを有効化"],
    ),
    // The policies.
    ("Permitted Users", &["許可されているユーザー"]),
    (
        "Admin approved users are pre-authorized",
        &[
            "管理者が承認したユーザーは事前承認済み",
            "管理者が承認したユーザは事前承認済み",
        ],
    ),
    (
        "All users can self-authorize",
        &[
            "すべてのユーザーは自己承認可能",
            "すべてのユーザーが自己承認可能",
        ],
    ),
    ("Select Profiles", &["プロファイルを選択"]),
    // Not seen: called as its sister above is. Under another name the list is left to the admin.
    ("Select Permission Sets", &["権限セットを選択"]),
    ("OAuth Start URL", &["OAuth 開始 URL"]),
    ("Apex Plugin Class", &["Apex プラグインクラス"]),
    ("Refresh Token Policy", &["更新トークンポリシー"]),
    (
        "Refresh token is valid until revoked",
        &["更新トークンは取り消されるまで有効"],
    ),
    (
        "Expire refresh token after specific time",
        &["特定の時間後に更新トークンを期限切れにする"],
    ),
    ("Day(s)", &["日"]),
    // The field and one of its lines have the same name.
    ("IP Relaxation", &["IP 制限の緩和"]),
    ("Relax IP restrictions", &["IP 制限の緩和"]),
    ("Enforce IP restrictions", &["IP 制限を適用"]),
    ("Enable Single Logout", &["シングルログアウトを有効化"]),
    (
        "High Assurance Session Required",
        &["高保証セッションが必要です"],
    ),
    // Permission sets.
    ("Label", &["表示ラベル", "表示ラベル名"]),
    ("Description", &["説明"]),
    ("License", &["ライセンス"]),
    ("--None--", &["--なし--"]),
    ("Permission Sets", &["権限セット"]),
    ("Profiles", &["プロファイル"]),
    ("Username", &["ユーザー名"]),
];

const SPANISH: Table = &[
    (
        "API (Enable OAuth Settings)",
        &["Habilitar configuración de OAuth"],
    ),
    ("App Settings", &["Configuración de aplicación"]),
    ("Flow Enablement", &["Activación de flujos"]),
    ("Security", &["Seguridad"]),
    (
        "External Client App Name",
        &["Nombre de aplicación cliente externa"],
    ),
    ("API Name", &["Nombre de la API"]),
    ("Contact Email", &["Email de contacto"]),
    ("Distribution State", &["Estado de distribución"]),
    ("Info URL", &["URL de información"]),
    ("Logo Image URL", &["URL de imagen de logotipo"]),
    ("Icon URL", &["URL de icono"]),
    ("Callback URL", &["URL de devolución de llamada"]),
    ("OAuth Scopes", &["Ámbitos de OAuth"]),
    ("Enable Device Flow", &["Activar flujo de dispositivo"]),
    (
        "Enable Client Credentials Flow",
        &["Activar flujo de credenciales de cliente"],
    ),
    (
        "Enable Authorization Code and Credentials Flow",
        &["Activar flujo Código de autorización y de credenciales"],
    ),
    (
        "Enable JWT Bearer Flow",
        &["Activar flujo del portador de JWT"],
    ),
    (
        "Enable Token Exchange Flow",
        &["Activar flujo de intercambio de tokens"],
    ),
    (
        "Require Secret for Web Server Flow",
        &["Requerir secreto para flujo de servidor web"],
    ),
    (
        "Require Secret for Refresh Token Flow",
        &["Requerir secreto para flujo de token de actualización"],
    ),
    (
        "Enable Refresh Token Rotation",
        &["Habilitar rotación de tokens de actualización"],
    ),
];

/// What an English label is called elsewhere.
pub(crate) fn translations(english: &str) -> impl Iterator<Item = &'static str> {
    let tables = [JAPANESE, SPANISH].into_iter().flatten();
    let own = tables.filter(move |(known, _)| known.eq_ignore_ascii_case(english));
    own.flat_map(|(_, names)| *names).copied()
}

/// The English labels that a page may mean by one in another language.
pub(crate) fn in_english(shown: &str) -> impl Iterator<Item = &'static str> {
    in_tables([JAPANESE, SPANISH], shown)
}

fn in_tables<const N: usize>(
    tables: [Table; N],
    shown: &str,
) -> impl Iterator<Item = &'static str> {
    // A page has many labels that are none of ours: nearly all are told by their first letter.
    let first = bare(shown).next();
    let begins = |name: &str| name.chars().flat_map(char::to_lowercase).next();
    let same = move |name: &&&str| begins(name) == first && bare(name).eq(bare(shown));
    let means = move |names: &[&str]| names.iter().find(same).is_some();
    let rows = tables.into_iter().flatten();
    rows.filter_map(move |(english, names)| means(names).then_some(*english))
}

/// What a page's language is called, where too little is known of its labels to find a field by one. `tag` is the
/// page's own word for it (BCP 47).
pub(crate) fn little_known(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let name = match primary.to_ascii_lowercase().as_str() {
        // A page that does not say is taken by its labels.
        "" | "en" | "ja" => return None,
        "es" => "Spanish",
        "de" => "German",
        "fr" => "French",
        "pt" => "Portuguese",
        _ => return Some("another language".to_owned()),
    };
    Some(name.to_owned())
}

/// Whether a page may call by this label what is called so in English.
pub(crate) fn is_label(english: &str, shown: &str) -> bool {
    same_label(english, shown) || in_english(shown).any(|known| same_label(known, english))
}

/// A label without what one release has and another has not.
fn bare(label: &str) -> impl Iterator<Item = char> {
    let kept = folded(label).filter(|c| !c.is_whitespace() && *c != 'ー');
    kept.map(|c| match c {
        '（' => '(',
        '）' => ')',
        c => c,
    })
}
