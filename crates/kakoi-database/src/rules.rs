//! What names, passwords and ports may be. The rules are those of the parameters' descriptions in the RDS and Redshift API
//! references; where PostgreSQL can take less than the service promises, the refusal says so.

use crate::DatabaseService::{self, Rds, Redshift};

/// A value that can't be used: the sentence for the caller. Both services answer it with `InvalidParameterValue`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Invalid(pub String);

/// Items on a page unless `MaxRecords` says otherwise; it may say 20 to 100.
pub const DEFAULT_MAX_RECORDS: i32 = 100;

/// PostgreSQL's longest name, in bytes.
const LONGEST_NAME: usize = 63;

/// Words that are no names: PostgreSQL's reserved key words, and names that it keeps for itself.
const RESERVED: &str = "\
    all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation \
    column concurrently constraint create cross current_catalog current_date current_role current_schema \
    current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for \
    foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral \
    leading left like limit localtime localtimestamp natural none not notnull null offset on only or order outer \
    overlaps placing primary public references returning right select session_user similar some symmetric \
    system_user table tablesample then to trailing true union unique user using variadic verbose when where window \
    with";

/// What RDS keeps for itself besides.
const RESERVED_BY_RDS: &str = "admin";

/// What Redshift keeps for itself besides ("Reserved words", Redshift database developer guide).
const RESERVED_BY_REDSHIFT: &str = "\
    aes128 aes256 allowoverwrite az64 backup between blanksasnull bytedict bzip2 credentials current_user_id deflate \
    defrag delta delta32k disable emptyasnull enable encode encrypt encryption explicit globaldict256 globaldict64k \
    gzip identity ignore interval language lun luns lzo lzop minus mostly16 mostly32 mostly8 new nulls off offline \
    oid old open parallel partition percent permissions pivot raw rdsdb readratio recover rejectlog resort respect \
    restore snapshot sysdate system tag tdes text255 text32k timestamp top truncatecolumns unnest unpivot wallet \
    without";

/// Names that a database of either service has already.
const TAKEN: &str = "rdsadmin template0 template1";

fn invalid(text: impl Into<String>) -> Result<(), Invalid> {
    Err(Invalid(text.into()))
}

fn is_reserved(service: DatabaseService, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let own = match service {
        Rds => RESERVED_BY_RDS,
        Redshift => RESERVED_BY_REDSHIFT,
    };
    let listed = |words: &str| words.split(' ').any(|word| word == name);
    name.starts_with("pg_") || [TAKEN, RESERVED, own].into_iter().any(listed)
}

/// Checks a `DBInstanceIdentifier` or a `ClusterIdentifier`: 1 to 63 letters, digits and hyphens, a letter first, no two hyphens
/// together and none at the end. RDS takes upper case and stores lower; Redshift takes lower case only.
///
/// # Errors
/// [`Invalid`] with the rule.
pub fn check_identifier(service: DatabaseService, text: &str) -> Result<(), Invalid> {
    let letter = |b: u8| match service {
        Rds => b.is_ascii_alphabetic(),
        Redshift => b.is_ascii_lowercase(),
    };
    let (parameter, letters) = match service {
        Rds => ("DBInstanceIdentifier", "letters"),
        Redshift => ("ClusterIdentifier", "lowercase letters"),
    };
    let fine = (1..=63).contains(&text.len())
        && text.bytes().all(|b| letter(b) || b.is_ascii_digit() || b == b'-')
        && text.bytes().next().is_some_and(letter)
        && !text.ends_with('-')
        && !text.contains("--");
    if fine {
        return Ok(());
    }
    invalid(format!(
        "The parameter {parameter} is not a valid identifier. Identifiers have 1 to 63 characters, begin with a letter, contain only ASCII {letters}, digits and hyphens, and don't end with a hyphen or contain two consecutive hyphens."
    ))
}

/// Checks the name of a subnet group: at most 255 characters and not `default`. RDS allows letters, digits, periods, underscores,
/// spaces and hyphens; Redshift letters, digits and hyphens.
///
/// # Errors
/// [`Invalid`] with the rule.
pub fn check_subnet_group_name(service: DatabaseService, text: &str) -> Result<(), Invalid> {
    let (parameter, others, words) = match service {
        Rds => (
            "DBSubnetGroupName",
            "._ -",
            "letters, digits, periods, underscores, spaces and hyphens",
        ),
        Redshift => ("ClusterSubnetGroupName", "-", "letters, digits and hyphens"),
    };
    let fine = (1..=255).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
        && !text.starts_with(' ')
        && !text.eq_ignore_ascii_case("default");
    if fine {
        return Ok(());
    }
    invalid(format!(
        "The parameter {parameter} must have 1 to 255 characters, all of them {words}, and must not be 'default'."
    ))
}

/// Checks a `MasterUsername`. RDS: 1 to 63 letters, digits and underscores, a letter first. Redshift: lowercase letters, digits and
/// `_ + . @ -`, a letter first; its 128 characters are 63 here, as PostgreSQL keeps no more.
///
/// # Errors
/// [`Invalid`] with the rule.
pub fn check_user(service: DatabaseService, text: &str) -> Result<(), Invalid> {
    let (letter, others) = match service {
        Rds => (u8::is_ascii_alphabetic as fn(&u8) -> bool, "_"),
        Redshift => (u8::is_ascii_lowercase as fn(&u8) -> bool, "_+.@-"),
    };
    let rest = |b: u8| letter(&b) || b.is_ascii_digit() || others.as_bytes().contains(&b);
    let fine = (1..=LONGEST_NAME).contains(&text.len())
        && text.bytes().next().is_some_and(|b| letter(&b))
        && text.bytes().all(rest);
    if !fine {
        let allowed = match service {
            Rds => "letters, digits and underscores",
            Redshift => "lowercase letters, digits and _ + . @ -",
        };
        return invalid(format!(
            "The parameter MasterUsername is not valid: it must have 1 to {LONGEST_NAME} characters, all of them {allowed}, the first a letter."
        ));
    }
    if is_reserved(service, text) || text.eq_ignore_ascii_case("rds_superuser") {
        return invalid(format!(
            "MasterUsername {text} cannot be used as it is a reserved word used by the engine"
        ));
    }
    Ok(())
}

/// Checks the name of the initial database: a letter, then letters, digits and underscores, at most 63 (PostgreSQL's limit), no
/// reserved word. Redshift's are in lower case.
///
/// # Errors
/// [`Invalid`] with the rule.
pub fn check_database_name(service: DatabaseService, text: &str) -> Result<(), Invalid> {
    let letter = |b: u8| match service {
        Rds => b.is_ascii_alphabetic(),
        Redshift => b.is_ascii_lowercase(),
    };
    let fine = (1..=LONGEST_NAME).contains(&text.len())
        && text.bytes().next().is_some_and(letter)
        && text.bytes().all(|b| letter(b) || b.is_ascii_digit() || b == b'_');
    if !fine {
        let letters = match service {
            Rds => "letters",
            Redshift => "lowercase letters",
        };
        return invalid(format!(
            "DBName must begin with a letter and contain only {letters}, digits and underscores, at most {LONGEST_NAME} of them."
        ));
    }
    if is_reserved(service, text) {
        return invalid(format!(
            "DBName {text} cannot be used as it is a reserved word used by the engine"
        ));
    }
    Ok(())
}

/// Checks a `MasterUserPassword`. RDS: 8 to 128 printable ASCII characters without `/`, `"`, `@` and space. Redshift: 8 to 64 of the
/// ASCII codes 33 to 126 without `'`, `"`, `\`, `/` and `@`, with an upper-case letter, a lower-case letter and a digit.
///
/// # Errors
/// [`Invalid`] with the rule, never with the password.
pub fn check_password(service: DatabaseService, text: &str) -> Result<(), Invalid> {
    let (longest, forbidden) = match service {
        Rds => (128, "/\"@"),
        Redshift => (64, "'\"\\/@"),
    };
    if !(8..=longest).contains(&text.len()) {
        return invalid(format!(
            "The parameter MasterUserPassword is not a valid password: it must have 8 to {longest} characters."
        ));
    }
    if !text.chars().all(|c| c.is_ascii_graphic() && !forbidden.contains(c)) {
        let named: Vec<String> = forbidden.chars().map(|c| format!("'{c}'")).collect();
        return invalid(format!(
            "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides {} and ' ' may be used.",
            named.join(", ")
        ));
    }
    let has = |of: fn(&char) -> bool| text.chars().any(|c| of(&c));
    if service == Redshift
        && !(has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase) && has(char::is_ascii_digit))
    {
        return invalid(
            "The parameter MasterUserPassword must contain at least one uppercase letter, one lowercase letter and one digit.",
        );
    }
    Ok(())
}

/// The port of a database that was asked for none.
pub fn default_port(service: DatabaseService) -> u16 {
    match service {
        Rds => 5432,
        Redshift => 5439,
    }
}

/// Checks a `Port`: 1150 to 65535; a Redshift cluster of RA3 nodes takes 5431 to 5455 and 8191 to 8215 only.
///
/// # Errors
/// [`Invalid`] with the rule.
pub fn check_port(service: DatabaseService, class: &str, port: i32) -> Result<u16, Invalid> {
    let ra3 = service == Redshift && class.starts_with("ra3.");
    let fine = if ra3 {
        (5431..=5455).contains(&port) || (8191..=8215).contains(&port)
    } else {
        (1150..=65535).contains(&port)
    };
    let ranges = if ra3 {
        "5431-5455 or 8191-8215 for RA3 nodes"
    } else {
        "1150-65535"
    };
    u16::try_from(port)
        .ok()
        .filter(|_| fine)
        .ok_or_else(|| Invalid(format!("Invalid port {port}. Valid ports are {ranges}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn identifiers_follow_each_services_rule() {
        let longest = format!("a{}", "1".repeat(62));
        for fine in ["a", "my-db-1", &longest] {
            assert_eq!(check_identifier(Rds, fine), Ok(()), "{fine}");
            assert_eq!(check_identifier(Redshift, fine), Ok(()), "{fine}");
        }
        assert_eq!(check_identifier(Rds, "MyDb"), Ok(()));
        assert!(check_identifier(Redshift, "MyDb").is_err());
        for wrong in [
            "",
            "1db",
            "-db",
            "db-",
            "my--db",
            "my_db",
            "my.db",
            "dä",
            "a/b",
            &format!("{longest}2"),
        ] {
            assert!(check_identifier(Rds, wrong).is_err(), "{wrong}");
            assert!(check_identifier(Redshift, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn subnet_groups_have_wider_names_and_never_the_default_one() {
        assert_eq!(check_subnet_group_name(Rds, "My group_1.x-y"), Ok(()));
        assert!(check_subnet_group_name(Redshift, "my_group").is_err());
        assert_eq!(check_subnet_group_name(Redshift, "my-group"), Ok(()));
        for wrong in ["", "Default", "a/b", &"x".repeat(256)] {
            assert!(check_subnet_group_name(Rds, wrong).is_err(), "{wrong}");
            assert!(check_subnet_group_name(Redshift, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn masters_and_databases_are_no_reserved_words() {
        for word in ["user", "USER", "table", "pg_monitor", "rdsadmin", "public"] {
            assert!(check_user(Rds, word).is_err(), "{word}");
        }
        assert!(check_user(Rds, "admin").is_err() && check_user(Rds, "rds_superuser").is_err());
        for fine in ["postgres", "alice", "Bob_2"] {
            assert_eq!(check_user(Rds, fine), Ok(()), "{fine}");
        }
        for fine in ["awsuser", "admin", "a.b+c@d-e"] {
            assert_eq!(check_user(Redshift, fine), Ok(()), "{fine}");
        }
        for wrong in ["", "Admin", "public", "rdsdb", "1a", "a:b", "a/b", &"x".repeat(64)] {
            assert!(check_user(Redshift, wrong).is_err(), "{wrong}");
        }
        for wrong in ["", "1a", "a-b", "template0", "select", "a b", "a\"b"] {
            assert!(check_database_name(Rds, wrong).is_err(), "{wrong}");
            assert!(check_database_name(Redshift, wrong).is_err(), "{wrong}");
        }
        assert_eq!(check_database_name(Rds, "Sales_2026"), Ok(()));
        assert_eq!(check_database_name(Rds, "postgres"), Ok(()));
        assert_eq!(check_database_name(Redshift, "dev"), Ok(()));
        assert!(check_database_name(Redshift, "Dev").is_err());
    }

    #[test]
    fn passwords_have_lengths_and_forbidden_characters() {
        for fine in [
            "12345678",
            "correct horse".replace(' ', "-").as_str(),
            "a'b\\c;d$",
            &"x".repeat(128),
        ] {
            assert_eq!(check_password(Rds, fine), Ok(()), "{fine}");
        }
        for wrong in [
            "1234567",
            "has space",
            "has/slash",
            "has\"quote",
            "has@sign",
            "umläutig",
            "tab\tbed8",
            &"x".repeat(129),
        ] {
            let refusal = check_password(Rds, wrong).expect_err(wrong);
            assert!(!refusal.0.contains(wrong), "a refusal doesn't repeat the password");
        }
        assert_eq!(check_password(Redshift, "Passw0rd"), Ok(()));
        for wrong in [
            "passw0rd",
            "PASSW0RD",
            "Password",
            "Passw'0rd",
            "Passw\\0rd",
            &format!("Aa1{}", "x".repeat(62)),
        ] {
            assert!(check_password(Redshift, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn ports_depend_on_the_node_type() {
        assert_eq!(check_port(Rds, "db.t3.micro", 1150), Ok(1150));
        for wrong in [-1, 0, 1149, 65536, i32::MAX] {
            assert!(check_port(Rds, "db.t3.micro", wrong).is_err(), "{wrong}");
        }
        assert_eq!(check_port(Redshift, "dc2.large", 6000), Ok(6000));
        assert_eq!(check_port(Redshift, "ra3.xlplus", 8215), Ok(8215));
        for wrong in [5430, 5456, 6000, 8190, 8216] {
            assert!(check_port(Redshift, "ra3.xlplus", wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        /// What passes can stand in a host name, an ARN and a record's key, whatever was sent.
        #[test]
        fn an_accepted_identifier_is_a_dns_label(text in "\\PC{0,70}|[a-zA-Z0-9-]{0,70}") {
            for service in [Rds, Redshift] {
                if check_identifier(service, &text).is_ok() {
                    prop_assert!((1..=63).contains(&text.len()));
                    prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
                    prop_assert!(!text.starts_with('-') && !text.ends_with('-'));
                }
            }
        }

        /// An accepted name needs no more than quotes in SQL, and none of it ends a line of a file.
        #[test]
        fn accepted_names_have_nothing_to_escape(text in "\\PC{0,70}|[a-z@.+_\"'\\\\-]{1,20}") {
            for service in [Rds, Redshift] {
                let plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !b"\"'\\/:;$`".contains(&b));
                prop_assert!(check_user(service, &text).is_err() || plain(&text));
                prop_assert!(check_database_name(service, &text).is_err() || plain(&text));
            }
        }

        /// SASLprep leaves an accepted password as it is: it's printable ASCII without a space.
        #[test]
        fn an_accepted_password_is_plain_ascii(text in "\\PC{0,140}|[!-~]{0,140}") {
            for service in [Rds, Redshift] {
                if check_password(service, &text).is_ok() {
                    prop_assert!(text.bytes().all(|b| (33..=126).contains(&b)));
                    prop_assert!(text.len() >= 8);
                }
            }
        }
    }
}
