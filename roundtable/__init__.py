"""The front door: settings, addresses, the pages of no single app. Import nothing."""
