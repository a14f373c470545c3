//! Numbers that look random and are the same in every run.
#![expect(
    clippy::indexing_slicing,
    reason = "every index comes from `below` the length"
)]

/// A small generator, the same on every machine (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to and without the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % limit.max(1) as u64) as usize
    }
}

/// Changes bytes the way damage and malice do: flips, cuts, doubles, and takes from elsewhere.
pub(crate) fn spoil(input: &mut Vec<u8>, others: &[Vec<u8>], random: &mut Random) {
    if input.is_empty() {
        input.push(0x30);
    }
    let at = random.below(input.len());
    match random.below(6) {
        0 => input[at] ^= 1 << random.below(8),
        1 => input[at] = [0, 0x30, 0x7f, 0x80, 0x84, 0xff][random.below(6)],
        2 => input.truncate(at),
        3 => {
            input.remove(at);
        }
        4 => {
            let length = random.below(8);
            let piece: Vec<u8> = input[at..].iter().copied().take(length).collect();
            input.splice(at..at, piece);
        }
        _ => {
            let other = &others[random.below(others.len())];
            let from = random.below(other.len());
            let length = random.below(64);
            let piece: Vec<u8> = other[from..].iter().copied().take(length).collect();
            input.splice(at..at, piece);
        }
    }
}
