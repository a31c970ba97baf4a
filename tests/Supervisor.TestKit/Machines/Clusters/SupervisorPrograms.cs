namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>The programs that are tried: their paths.</summary>
internal sealed record SupervisorPrograms(string Supervisor, string Pbm);
