namespace Supervisor.Build.Testing;

/// <param name="ComputesOnly">
/// Its tests live in a time of their own and wait for nothing outside: with what others leave of the processors they do as well.
/// </param>
internal sealed record TestProject(string Name, string Executable, bool ComputesOnly);
