using System.Globalization;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Ports;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>
/// localhost in a container, with a port on which nobody in it listens and somebody in another does: inside a
/// container, localhost is the container itself.
/// </summary>
internal static class LocalhostAsPeer
{
    /// <summary>Names of variables that are handed on to browsers and other callers from outside.</summary>
    private static readonly string[] ForOutside =
    [
        "ORIGIN",
        "CORS",
        "PUBLIC",
        "EXTERNAL",
        "CALLBACK",
        "REDIRECT",
        "FRONTEND",
        "BROWSER",
        "WEBHOOK",
        "VITE_",
        "REACT_APP_",
        "NO_PROXY",
    ];

    public static IEnumerable<Finding> Find(Scene scene)
    {
        var peers = new Peers(scene);
        return from text in scene.Texts
            where text.IsToldToProgram
            where text.Variable is null || !ForOutside.Any(part => Contains(text.Variable, part))
            where !scene.Spaces[text.Group].IsHost
            from port in LoopbackPort.In(text.Text).Concat(SplitPort(text)).Distinct()
            let peer = peers.Of(text.Group, port)
            where peer is not null
            select text.At(
                JudgeKinds.LocalhostAsPeer,
                $"{Phrases.Sentence(text.What)} looks for port {port} on localhost, which inside a container is the container itself; "
                    + $"'{peer.Value.Group}' listens there, in another.",
                $"Write {Name(text.Group, peer.Value)} instead of localhost:{port}."
            );
    }

    private static bool Contains(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>REDIS_HOST: localhost</c> beside <c>REDIS_PORT: 6379</c>.</summary>
    private static IEnumerable<int> SplitPort(WrittenText text)
    {
        const string Host = "_HOST";
        if (
            text.Variable?.EndsWith(Host, StringComparison.OrdinalIgnoreCase) is true
            && text.Text is "localhost" or "127.0.0.1"
            && text.Group.Service.Environment.TryGet(text.Variable![..^Host.Length] + "_PORT", out var port)
            && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            yield return number;
        }
    }

    /// <summary>Services of one file know each other by name; across files and machines the node says where one is.</summary>
    private static string Name(GroupSite from, (GroupSite Group, int Port) peer) =>
        from.Project == peer.Group.Project && NetworkMode.Of(peer.Group) is NetworkMode.Networks
            ? $"{peer.Group}:{peer.Port}"
            : $"{{agent:{(peer.Group.Agents.FirstOrDefault(agent => agent.Model.Port == peer.Port)?.Name ?? peer.Group.Name)}.host}}:{peer.Port}";

    /// <summary>Who listens on which port, inside and as published.</summary>
    private sealed class Peers(Scene scene)
    {
        private readonly ILookup<int, (GroupSite Group, int Port)> _listeners = scene
            .Groups.SelectMany(site =>
                Listeners
                    .Of(site)
                    .Select(port => (Asked: port, Peer: (site, port)))
                    .Concat(
                        from port in site.Service.Ports
                        where port.Published is not null
                        select (port.Published!.Value + GroupPortOffset.Of(site), (site, port.Target))
                    )
            )
            .ToLookup(listener => listener.Item1, listener => listener.Item2);

        public (GroupSite Group, int Port)? Of(GroupSite from, int port)
        {
            var space = scene.Spaces[from];
            var isKnownHere = space.HasListener(port) || _listeners[port].Any(peer => peer.Group == from);
            var others = _listeners[port].Where(peer => scene.Spaces[peer.Group] != space);
            return isKnownHere
                ? null
                : others
                    .OrderBy(peer => peer.Group.Node == from.Node ? 0 : 1)
                    .Select(peer => ((GroupSite, int)?)peer)
                    .FirstOrDefault();
        }
    }
}
