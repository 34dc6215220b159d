use super::*;

#[test]
fn ids_stay_in_the_range_of_ours() {
    for number in [0, 1, FIRST_PROJECT, i32::MAX as u32, u32::MAX] {
        let id = in_range(number);
        assert!((FIRST_PROJECT..i32::MAX as u32).contains(&id), "{number} {id}");
    }
    let (one, two) = (Path::new("/a/fs-1/spaces/1"), Path::new("/a/fs-1/spaces/2"));
    assert_ne!(first_project(one), first_project(two));
    assert_eq!(first_project(one), first_project(one));
}

#[test]
fn structures_have_the_kernels_sizes() {
    assert_eq!(size_of::<FsXattr>(), 28);
    assert_eq!((GET_XATTR, SET_XATTR), (0x801c_581f, 0x401c_5820));
    assert_eq!(size_of::<QuotaState>(), 80);
}

#[test]
fn where_there_are_no_quotas_nothing_is_limited_and_the_reason_is_told() {
    let off = Quotas::detect(Path::new("/proc"));
    assert!(off.describe().starts_with("not enforced: "), "{off:?}");
    assert!(off.describe().contains("prjquota"), "{off:?}");
    let nowhere = Path::new("/nowhere");
    assert!(off.limit(nowhere, VolumeSize::of_gb(5)).is_ok());
    assert_eq!(off.project(nowhere), None);
    assert!(matches!(Quotas::detect(nowhere), Quotas::Off(_)));
}
