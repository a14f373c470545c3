//! The certificate of one run: made at the start, known to the browser by its hash, never stored.

use std::sync::Arc;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertifiedKey, KeyPair, PublicKeyData};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};

use super::{ORG, oauth, site};

/// A key pair and its self-signed certificate.
pub(super) struct Identity(CertifiedKey<KeyPair>);

impl Identity {
    /// Makes a new one for the practice org's own hosts.
    pub(super) fn generate() -> Result<Self> {
        let mut hosts: Vec<String> = [site::SETUP, site::CLASSIC, site::LIGHTNING]
            .iter()
            .map(|suffix| format!("{ORG}{suffix}"))
            .collect();
        hosts.extend([oauth::LOGIN, oauth::TEST].map(str::to_owned));
        rcgen::generate_simple_self_signed(hosts)
            .map(Self)
            .context("cannot make a certificate")
    }

    /// Base64 of the SHA-256 of the SubjectPublicKeyInfo.
    pub(super) fn spki_hash(&self) -> String {
        STANDARD.encode(Sha256::digest(self.0.signing_key.subject_public_key_info()))
    }

    /// The TLS side of the server. The provider is named here, because no process-wide one is set.
    pub(super) fn server_config(&self) -> Result<ServerConfig> {
        let key =
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.0.signing_key.serialize_der()));
        let mut config =
            ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()?
                .with_no_client_auth()
                .with_single_cert(vec![self.0.cert.der().clone()], key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}
