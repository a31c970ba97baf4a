namespace Supervisor.Build.Testing;

/// <param name="WaitsMostly">It leaves processors idle, and may run beside others that do.</param>
internal sealed record TestProject(string Name, string Executable, bool WaitsMostly);
