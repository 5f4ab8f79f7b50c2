"""The joint report and the outline."""
