namespace Supervisor.Node.Clusters.Sightings;

/// <summary>Another node came or went, as this one sees it.</summary>
internal sealed record Sighting(string Node, bool IsThere);
