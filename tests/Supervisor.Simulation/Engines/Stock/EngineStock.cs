using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Runtimes.Docker.Volumes;

namespace Supervisor.Simulation.Engines.Stock;

/// <summary>What an engine has on disk beside containers, and what its registries would give it.</summary>
internal sealed class EngineStock
{
    internal const string AgentsImage = "agents:1";

    /// <summary>By their whole names.</summary>
    internal SortedDictionary<string, ImageFacts> Images { get; } = new(StringComparer.Ordinal);

    internal List<NetworkRow> Networks { get; } = [];

    internal SortedDictionary<string, VolumeRow> Volumes { get; } = new(StringComparer.Ordinal);

    /// <summary>What is to be had, by its whole name.</summary>
    internal SortedDictionary<string, OfferedImage> Offered { get; } = new(StringComparer.Ordinal);

    /// <summary>An image that everybody may have.</summary>
    internal void Offer(string name) => Offered[NameOf(name)] = new OfferedImage(FactsOf(name), Header: null);

    /// <summary>As if it had been loaded.</summary>
    internal void Load(string name) => Images[NameOf(name)] = FactsOf(name);

    internal ImageFacts? FindImage(string name) => Images.GetValueOrDefault(NameOf(name));

    internal NetworkRow? FindNetwork(string idOrName) =>
        Networks.Find(network => network.Id == idOrName || network.Name == idOrName);

    internal static string NameOf(string image) => ImageReference.Parse(image)?.ToString() ?? image;

    private static ImageFacts FactsOf(string name) =>
        new()
        {
            Id = $"sha256:{name}",
            RepoTags = [name],
            Architecture = "amd64",
            Os = "linux",
        };
}

/// <param name="Header">The login that it takes; null: it is anybody's.</param>
internal sealed record OfferedImage(ImageFacts Facts, string? Header);
