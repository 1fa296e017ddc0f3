"""Save and return: pause a journey on one device, go on on another, leave nothing behind on either."""
