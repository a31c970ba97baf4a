namespace Supervisor.Build.Testing;

internal sealed record TestProject(string Name, string Executable);
