//! The file system over NFS, from notebooks: the files of their own bind mounts, and nobody else's.

use crate::Region;
use kakoi_e2e::checks::Checks;
use kakoi_e2e::setup::Place;

const ALICE: &str = "research-closed/alice";
const BOB: &str = "research-closed/bob";
/// In another domain, with another file system.
const ELSEWHERE: &str = "research-open/alice";

/// The client, which says that it's root.
const CLIENT: &str = include_str!("nfs.py");
/// What the client ends with when the server refuses.
const REFUSED: Option<i32> = Some(3);

pub fn nfs(place: &Place, app: &str, target: &str, arguments: &[&str]) -> Result<String, String> {
    let out = place.exec(app, &[&["python3", "-c", CLIENT, target], arguments].concat());
    let said = String::from_utf8_lossy(&out.stdout).trim_end().to_owned();
    match out.status.code() {
        Some(0) => Ok(said),
        code if code == REFUSED => Err(said),
        code => panic!("{app} {arguments:?}: {code:?} {}", String::from_utf8_lossy(&out.stderr)),
    }
}

pub fn checks(checks: &mut Checks, region: &Region) {
    let Region { place, facts, .. } = region;
    let [open, closed] = &facts.mount_targets;
    checks.run("NFS shows a notebook the files of its bind mounts, both ways", || {
        let mine = |arguments: &[&str]| nfs(place, ALICE, closed, arguments).expect("granted");
        for (export, here) in [("/home", "~"), ("/user-default-efs", "~/user-default-efs")] {
            let path = format!("{export}/over-nfs");
            assert_eq!(mine(&["write", &path, "from afar"]), "written");
            // Its user's, although the client claimed to be root.
            let look =
                format!("cat {here}/over-nfs && stat -c ' %U %a' {here}/over-nfs && printf here >{here}/over-nfs");
            assert_eq!(place.shell(ALICE, &look), "from afar sagemaker-user 644");
            assert_eq!(mine(&["cat", &path]), "here");
            assert_eq!(mine(&["remove", &path]), "removed");
            place.shell(ALICE, &format!("test ! -e {here}/over-nfs"));
        }
        assert_eq!(mine(&["ls", "/"]), ". .. home user-default-efs");
    });
    checks.run("NFS shows nobody a file of somebody else", || {
        place.shell(ALICE, "printf secret >~/diary && ln -sfn / ~/everything");
        let handle = nfs(place, ALICE, closed, &["handle", "/home"]).expect("her own");
        assert!(
            nfs(place, ALICE, closed, &["use", &handle])
                .expect("her own")
                .contains("diary")
        );
        let bobs = |arguments: &[&str]| nfs(place, BOB, closed, arguments);
        assert_eq!(
            bobs(&["cat", "/home/diary"]),
            Err("2".into()),
            "no such file in his home"
        );
        assert_eq!(
            bobs(&["use", &handle]),
            Err("10001".into()),
            "her handle is none of his"
        );
        assert_eq!(bobs(&["ls", "/home/../../.."]), Err("13".into()));
        assert!(
            nfs(place, ALICE, closed, &["ls", "/home/everything"]).is_err(),
            "links aren't followed"
        );
        // The open domain's file system is another one, whose mount target its apps reach; neither shows the other's files.
        assert_eq!(nfs(place, ELSEWHERE, open, &["cat", "/home/diary"]), Err("2".into()));
        assert_eq!(nfs(place, ELSEWHERE, open, &["use", &handle]), Err("10001".into()));
        place.shell(ALICE, "rm ~/diary ~/everything");
    });
}
