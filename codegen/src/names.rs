//! Rust spellings of AWS names.

/// Words that can't be field names as they are.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "default", "dyn", "else", "enum", "extern", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static",
    "struct", "trait", "type", "union", "unsafe", "use", "where", "while", "yield",
];

/// `HomeEFSFileSystemId` becomes `home_efs_file_system_id`; a keyword becomes a raw identifier.
pub fn field(name: &str) -> String {
    let snake = snake(name);
    if KEYWORDS.contains(&snake.as_str()) {
        format!("r#{snake}")
    } else {
        snake
    }
}

/// A name in snake case. A new word starts at a capital that follows a small letter or digit, and at the last capital of a run
/// that small letters follow.
pub fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        if c.is_ascii_uppercase() && i > 0 {
            let before = chars[i - 1];
            let small_after = chars.get(i + 1).is_some_and(|n| n.is_ascii_lowercase());
            if before.is_ascii_lowercase() || before.is_ascii_digit() || (before.is_ascii_uppercase() && small_after) {
                out.push('_');
            }
        }
        out.push(if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        });
    }
    out
}

/// The shape's name as a Rust type.
pub fn ty(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|c| c.to_ascii_uppercase().to_string() + chars.as_str())
        .unwrap_or_default()
}

/// EC2 spells request parameters with a capital first letter.
pub fn capitalised(name: &str) -> String {
    ty(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_keywords() {
        assert_eq!(field("VpcId"), "vpc_id");
        assert_eq!(field("HomeEFSFileSystemId"), "home_efs_file_system_id");
        assert_eq!(field("AutoMountHomeEFS"), "auto_mount_home_efs");
        assert_eq!(field("Ipv6CidrBlock"), "ipv6_cidr_block");
        assert_eq!(field("Return"), "r#return");
        assert_eq!(ty("vpcId"), "VpcId");
    }
}
