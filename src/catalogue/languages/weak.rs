//! Labels that are known from translated guides, and not from anybody's own screen.
//!
//! They never lead to a field: they only speak against one whose id says otherwise.
//!
//! Sources, read in November 2026: vendors' help pages in German and French, most of them made by translation
//! programs, and one public script in Brazilian Portuguese.

use super::{Table, in_tables};

const GERMAN: Table = &[
    ("Connected App Name", &["Name der verbundenen Anwendung"]),
    ("API Name", &["API-Name"]),
    ("Enable OAuth Settings", &["OAuth-Einstellungen aktivieren"]),
    ("Callback URL", &["Callback-URL", "Rückruf-URL"]),
    (
        "Selected OAuth Scopes",
        &[
            "Ausgewählte OAuth-Bereiche",
            "Ausgewählte OAuth-Geltungsbereiche",
        ],
    ),
    (
        "Require Secret for Web Server Flow",
        &["Geheimnis für Webserver-Flow erforderlich"],
    ),
];

const FRENCH: Table = &[
    ("Connected App Name", &["Nom de l'application connectée"]),
    ("API Name", &["Nom d'API"]),
    ("Enable OAuth Settings", &["Activer les paramètres OAuth"]),
    ("Callback URL", &["URL de rappel"]),
    (
        "Enable for Device Flow",
        &["Activer pour le flux d'appareils"],
    ),
    (
        "Use digital signatures",
        &["Utiliser des signatures numériques"],
    ),
    ("Selected OAuth Scopes", &["Étendues OAuth sélectionnées"]),
    (
        "Require Secret for Web Server Flow",
        &["Exiger un secret pour le flux du serveur web"],
    ),
    (
        "Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows",
        &[
            "Exiger l'extension Proof Key for Code Exchange (PKCE) pour les flux d'autorisation pris en charge",
        ],
    ),
];

const PORTUGUESE: Table = &[
    ("Enable OAuth Settings", &["Habilitar Configurações OAuth"]),
    ("Selected OAuth Scopes", &["Escopos OAuth selecionados"]),
    (
        "Issue JSON Web Token (JWT)-based access tokens for named users",
        &["Emitir tokens de acesso com base em Token da Web do JSON (JWT) para usuários nomeados"],
    ),
];

/// The English labels that a page may mean by one in a language that is known too little to go by.
pub(crate) fn may_mean(shown: &str) -> impl Iterator<Item = &'static str> {
    in_tables([GERMAN, FRENCH, PORTUGUESE], shown)
}
