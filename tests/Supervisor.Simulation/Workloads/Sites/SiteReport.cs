namespace Supervisor.Simulation.Workloads.Sites;

/// <param name="IsBusy">Somebody works on it.</param>
/// <param name="Done">How many jobs are done; they are numbered from 1 without gaps.</param>
internal sealed record SiteReport(bool IsBusy, int Done);
