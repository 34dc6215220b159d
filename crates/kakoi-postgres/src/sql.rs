//! The SQL that makes roles and databases what they are to be. Texts only; nothing here runs them.

use crate::scram;
use kakoi_dataplane::{ADMINISTRATOR, DatabaseSettings, MASTER_ROLE};

/// Predefined roles whose members reach the server's files and programs. PostgreSQL 15 lets every role with CREATEROLE, and so
/// the master, grant them to itself, which RDS prevents by a patch. Here they don't exist: nobody can make a role whose name
/// begins with `pg_`, so nobody can ever be a member.
const ABSENT: [&str; 3] = [
    "pg_execute_server_program",
    "pg_read_server_files",
    "pg_write_server_files",
];

/// Predefined roles that [`MASTER_ROLE`] is a member of, and may pass on.
const GRANTED: &str = "pg_monitor, pg_signal_backend, pg_checkpoint, pg_read_all_data, pg_write_all_data";

/// Longest name of a role or database, in bytes.
const LONGEST_NAME: usize = 63;

/// Checks what names and verifier mean to PostgreSQL. The API's own rules are stricter; these are what safety here rests on.
///
/// # Errors
/// What's wrong, in words.
pub fn check(settings: &DatabaseSettings) -> Result<(), String> {
    for name in [&settings.master_user, &settings.database] {
        if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(format!(
                "{name:?} can't be the name of a user or a database: it takes 1 to {LONGEST_NAME} bytes without control characters"
            ));
        }
    }
    let master = settings.master_user.as_str();
    if [ADMINISTRATOR, MASTER_ROLE, "public", "none"].contains(&master) || master.starts_with("pg_") {
        return Err(format!(
            "the master user can't be called {master}: PostgreSQL or Kakoi needs the name itself"
        ));
    }
    if [ADMINISTRATOR, "template0", "template1"].contains(&settings.database.as_str()) {
        return Err(format!(
            "the database can't be called {}: that one is Kakoi's",
            settings.database
        ));
    }
    if !scram::is_verifier(&settings.master_verifier) {
        return Err("the master's verifier isn't one of SCRAM-SHA-256".to_owned());
    }
    Ok(())
}

/// The first start, in the database `postgres`: the administrator's own database, where no other user can put anything in the
/// way of its SQL.
pub fn first() -> Vec<String> {
    vec![format!("CREATE DATABASE {ADMINISTRATOR}")]
}

/// The first start, in the administrator's database, once the master is there.
pub fn databases(settings: &DatabaseSettings) -> Vec<String> {
    let (master, database) = (identifier(&settings.master_user), identifier(&settings.database));
    let mut all = vec![format!("ALTER DATABASE postgres OWNER TO {master}")];
    if settings.database != "postgres" {
        all.push(format!("CREATE DATABASE {database} OWNER {master}"));
    }
    all
}

/// Every start, in the administrator's database: may be run any number of times.
pub fn each(settings: &DatabaseSettings) -> Vec<String> {
    let absent = ABSENT.map(literal).join(", ");
    let ids = format!("(SELECT oid FROM pg_authid WHERE rolname IN ({absent}))");
    let mut all = vec![
        format!("REVOKE ALL ON DATABASE {ADMINISTRATOR} FROM PUBLIC"),
        format!("DELETE FROM pg_auth_members WHERE roleid IN {ids} OR member IN {ids}"),
        format!("DELETE FROM pg_authid WHERE rolname IN ({absent})"),
    ];
    all.extend(master(&settings.master_user, &settings.master_verifier));
    all
}

/// Makes the master what it's to be, whatever became of it: as on AWS, another password also gives back the rights that it lost
/// or the role that was dropped. May be run any number of times, also while others are there.
pub fn master(user: &str, verifier: &str) -> Vec<String> {
    let (master, verifier) = (identifier(user), literal(verifier));
    let predefined = "(SELECT oid FROM pg_authid WHERE starts_with(rolname, 'pg_'))";
    vec![
        create_missing(MASTER_ROLE),
        // PostgreSQL 15 lets the master make these roles members of others, and so of itself; the grants below would then close a
        // circle, which is an error.
        format!(
            "DELETE FROM pg_auth_members WHERE (member IN {predefined} OR member = {}::regrole) AND roleid NOT IN {predefined}",
            literal(MASTER_ROLE)
        ),
        format!("ALTER ROLE {MASTER_ROLE} NOSUPERUSER NOLOGIN NOREPLICATION NOBYPASSRLS"),
        format!("GRANT {GRANTED} TO {MASTER_ROLE} WITH ADMIN OPTION"),
        create_missing(user),
        format!(
            "ALTER ROLE {master} NOSUPERUSER LOGIN INHERIT CREATEDB CREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT -1 VALID UNTIL 'infinity' PASSWORD {verifier}"
        ),
        format!("GRANT {MASTER_ROLE} TO {master} WITH ADMIN OPTION"),
    ]
}

fn create_missing(role: &str) -> String {
    // Two levels of quoting: the block is a literal, and so is the command in it.
    let block = format!(
        "BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = {}) THEN EXECUTE {}; END IF; END",
        literal(role),
        literal(format!("CREATE ROLE {}", identifier(role)))
    );
    format!("DO {}", literal(&block))
}

/// A name as SQL takes it, whatever is in it.
fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text as SQL takes it, whatever is in it and whatever `standard_conforming_strings` says.
fn literal(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let quoted = text.replace('\'', "''");
    if text.contains('\\') {
        format!(" E'{}'", quoted.replace('\\', "\\\\"))
    } else {
        format!("'{quoted}'")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::settings;

    #[test]
    fn quotes_stay_inside() {
        assert_eq!(identifier("a\"; DROP ROLE b; --"), "\"a\"\"; DROP ROLE b; --\"");
        assert_eq!(literal("it's"), "'it''s'");
        assert_eq!(literal("a\\'b"), " E'a\\\\''b'");
        assert_eq!(
            create_missing("o'x"),
            "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ''o''''x'') THEN EXECUTE ''CREATE ROLE \"o''''x\"''; END IF; END'"
        );
    }

    #[test]
    fn names_that_mean_something_else_are_refused() {
        assert_eq!(check(&settings()), Ok(()));
        for master in [
            "",
            "rdsadmin",
            "rds_superuser",
            "pg_monitor",
            "public",
            "a\nb",
            &"x".repeat(64),
        ] {
            let settings = DatabaseSettings {
                master_user: master.into(),
                ..settings()
            };
            assert!(check(&settings).is_err(), "{master}");
        }
        for database in ["", "rdsadmin", "template1", "a\0"] {
            let settings = DatabaseSettings {
                database: database.into(),
                ..settings()
            };
            assert!(check(&settings).is_err(), "{database}");
        }
        let settings = DatabaseSettings {
            master_verifier: "hunter2".into(),
            ..settings()
        };
        let why = check(&settings).expect_err("a password isn't a verifier");
        assert!(!why.contains("hunter2"), "{why}");
    }
}
