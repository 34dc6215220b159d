//! What's asked of the machine itself, without changing anything on it.

use crate::netns::in_netns;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;
use std::process::{Command, Stdio};

/// The IPv4 addresses of the namespace the process is in (the host's, for the server).
pub fn ipv4_addresses() -> io::Result<Vec<Ipv4Addr>> {
    let mut first: *mut libc::ifaddrs = std::ptr::null_mut();
    // SAFETY: getifaddrs fills the pointer with a list that freeifaddrs below takes back.
    if unsafe { libc::getifaddrs(&mut first) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let mut addresses = Vec::new();
    let mut next = first;
    // SAFETY: the list is valid until freeifaddrs, and ends with a null pointer.
    while let Some(entry) = unsafe { next.as_ref() } {
        // SAFETY: an entry's address is null or points to a socket address whose family says its size.
        let address = unsafe { entry.ifa_addr.as_ref() }.filter(|a| i32::from(a.sa_family) == libc::AF_INET);
        if address.is_some() {
            // SAFETY: the family is AF_INET, so it's a sockaddr_in; it may be unaligned for that type.
            let address = unsafe { entry.ifa_addr.cast::<libc::sockaddr_in>().read_unaligned() };
            addresses.push(Ipv4Addr::from(u32::from_be(address.sin_addr.s_addr)));
        }
        next = entry.ifa_next;
    }
    // SAFETY: the list came from getifaddrs and isn't used any more.
    unsafe { libc::freeifaddrs(first) };
    addresses.sort();
    addresses.dedup();
    Ok(addresses)
}

/// Loads a small rule set into a namespace, to see whether this machine can. It ends with the namespace.
pub fn try_rules(namespace: BorrowedFd<'_>) -> io::Result<()> {
    const RULES: &str = "table inet kakoi_try {
        set s { type ipv4_addr . inet_service; flags interval; elements = { 10.0.0.0/8 . 1-9 }; }
        chain c {
            type filter hook forward priority 0; policy drop;
            ct state established accept
            ip saddr . tcp dport @s accept
        }
    }
    ";
    in_netns(namespace, || {
        let path = format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default());
        // The child is made by this thread, so it's in this thread's namespace.
        let mut nft = Command::new("nft")
            .args(["-f", "-"])
            .env("PATH", path)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = nft.stdin.take() {
            stdin.write_all(RULES.as_bytes())?;
        }
        let out = nft.wait_with_output()?;
        if out.status.success() {
            Ok(())
        } else {
            Err(io::Error::other(
                String::from_utf8_lossy(&out.stderr)
                    .lines()
                    .next()
                    .unwrap_or("nft failed")
                    .to_owned(),
            ))
        }
    })
}
