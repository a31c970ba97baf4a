namespace Supervisor.Cluster.Links.Connections;

/// <param name="At">When the peer was heard last: a timestamp of the clock.</param>
internal sealed record HeardMark(long At);
