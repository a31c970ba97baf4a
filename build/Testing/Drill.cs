namespace Supervisor.Build.Testing;

internal sealed record Drill(string Name, TestProject Project);
