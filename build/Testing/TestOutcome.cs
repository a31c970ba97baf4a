namespace Supervisor.Build.Testing;

/// <param name="Test">The test's full name.</param>
/// <param name="Text">Why it failed, with its stack, or why it was skipped.</param>
internal sealed record TestOutcome(string Test, string Text);
