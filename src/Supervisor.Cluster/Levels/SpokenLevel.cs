namespace Supervisor.Cluster.Levels;

/// <summary>What a node that belongs to the cluster speaks at most.</summary>
/// <param name="Newest">Null: it is not there, or says of itself what this program does not understand.</param>
internal sealed record SpokenLevel(string Name, int? Newest);
