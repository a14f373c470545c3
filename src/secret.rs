//! A value that must not be shown, stored or left in memory.

use zeroize::Zeroize;

/// Holds a private key, a password or the like, and overwrites it when dropped.
///
/// It has no `Debug`, no `Display`, no `Serialize` and no `Clone` on purpose: a secret cannot end up in
/// a message, a snapshot or a log by accident. Reading it takes the word [`expose`](Self::expose).
///
/// ```
/// use connected_app_helper::secret::Secret;
/// let secret = Secret::new(String::from("hunter2"));
/// assert_eq!(secret.expose(), "hunter2");
/// ```
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Takes the value over. Copies made before are the caller's to wipe.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
