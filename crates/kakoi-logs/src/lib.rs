//! CloudWatch Logs' storage: groups, streams, events, bounded.
