using System.Globalization;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>A port of the machine that a container is to have.</summary>
/// <param name="Address">Null: all addresses.</param>
internal sealed record WantedPort(string? Address, int Port, string Protocol)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Port}/{Protocol}");
}

/// <summary>Which ports a refused start was about.</summary>
internal static class TakenPorts
{
    /// <summary>Docker's words for a port that another container has, and the system's for one that somebody else has.</summary>
    private static readonly string[] Words = ["port is already allocated", "address already in use"];

    /// <param name="said">The engine's words.</param>
    /// <param name="bindings">As they were asked for, by <c>PORT/PROTOCOL</c> of the container.</param>
    /// <returns>Those that the engine names, or all where it names none; none if it speaks of something else.</returns>
    public static IReadOnlyList<WantedPort> Of(
        string said,
        IReadOnlyDictionary<string, IReadOnlyList<PortSpec>?>? bindings
    )
    {
        if (!Array.Exists(Words, word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var wanted = (bindings ?? new Dictionary<string, IReadOnlyList<PortSpec>?>(StringComparer.Ordinal))
            .SelectMany(binding => (binding.Value ?? []).Select(port => PortOf(binding.Key, port)))
            .OfType<WantedPort>()
            .ToList();
        var named = wanted.Where(port => Names(said, port)).ToList();
        return named.Count > 0 ? named : wanted;
    }

    private static WantedPort? PortOf(string key, PortSpec port) =>
        int.TryParse(port.HostPort, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new WantedPort(
                port.HostIp is { Length: > 0 } address ? address : null,
                number,
                key.Split('/') is [_, var protocol] ? protocol : "tcp"
            )
            : null;

    /// <summary>As <c>:8080</c>, and not as a part of <c>:80801</c>.</summary>
    private static bool Names(string said, WantedPort port)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $":{port.Port}");
        var at = said.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at + name.Length == said.Length || !char.IsAsciiDigit(said[at + name.Length]));
    }
}
