//! The browser's way into an app: sites, sessions, HTTP and websockets.
