namespace Supervisor.Simulation.Workloads.Sites;

/// <param name="UnderWay">The job that is being worked on.</param>
/// <param name="Done">How many jobs are done; they are numbered from 1 without gaps.</param>
internal sealed record SiteReport(int? UnderWay, int Done);
