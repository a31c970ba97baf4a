namespace Supervisor.Cluster.Coordination.Embedded.Entries;

/// <summary>How many changes the entries have seen, and how many there are: a lost row would be a claim that nobody holds.</summary>
internal sealed record EntriesMark(long Version, long Count);
