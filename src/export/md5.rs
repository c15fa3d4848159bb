//! The MD5 digest (RFC 1321), with which Chrome signs its list of words. It protects
//! nothing; it is only what that file has.

/// How far the words of each round are turned, four steps by four.
const TURNS: [[u32; 4]; 4] = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
];

/// The digest of `bytes` in hexadecimal, lower case. O(bytes).
pub fn hex(bytes: &[u8]) -> String {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(64), 0);
    if padded.len() - bytes.len() < 9 {
        padded.resize(padded.len() + 64, 0);
    }
    let bits = (bytes.len() as u64).wrapping_mul(8);
    let end = padded.len() - 8;
    padded.truncate(end);
    padded.extend(bits.to_le_bytes());

    let mut state = [0x6745_2301_u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in padded.chunks_exact(64) {
        state = mix(state, block);
    }
    state.iter().fold(String::new(), |text, word| {
        text + &format!("{:08x}", word.swap_bytes())
    })
}

/// The state after one block of 64 bytes.
fn mix(state: [u32; 4], block: &[u8]) -> [u32; 4] {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .rev()
            .fold(0, |word, &byte| word << 8 | u32::from(byte));
    }
    let [mut a, mut b, mut c, mut d] = state;
    for step in 0..64 {
        let (chosen, word) = match step / 16 {
            0 => (b & c | !b & d, step),
            1 => (d & b | !d & c, 5 * step + 1),
            2 => (b ^ c ^ d, 3 * step + 5),
            _ => (c ^ (b | !d), 7 * step),
        };
        // the whole part of 2^32 times the sine of the step, in radians
        let sine = (((step + 1) as f64).sin().abs() * 4_294_967_296.0) as u32;
        let sum = a
            .wrapping_add(chosen)
            .wrapping_add(sine)
            .wrapping_add(words[word % 16]);
        let turned = sum.rotate_left(TURNS[step / 16][step % 4]);
        (a, b, c, d) = (d, b.wrapping_add(turned), b, c);
    }
    let [p, q, r, s] = state;
    [
        p.wrapping_add(a),
        q.wrapping_add(b),
        r.wrapping_add(c),
        s.wrapping_add(d),
    ]
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn digests_are_those_of_the_standard() {
        for (text, digest) in [
            ("", "d41d8cd98f00b204e9800998ecf8427e"),
            ("a", "0cc175b9c0f1b6a831c399e269772661"),
            ("abc", "900150983cd24fb0d6963f7d28e17f72"),
            ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            (
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                "d174ab98d277d9f5a5611c2c9f419d9f",
            ),
            (
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                "57edf4a22be3c955ac49da2e2107b67a",
            ),
        ] {
            assert_eq!(hex(text.as_bytes()), digest, "{text}");
        }
    }

    #[test]
    fn any_length_can_be_padded() {
        let digests: Vec<String> = (50..70).map(|length| hex(&vec![b'x'; length])).collect();
        assert!(digests.iter().all(|digest| digest.len() == 32));
        // as md5sum says for 56 times x
        assert_eq!(digests[6], "668a72d5ba17f08e62dabcafad6db14b");
    }
}
