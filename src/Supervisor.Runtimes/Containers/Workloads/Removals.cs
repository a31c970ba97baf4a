using System.Security.Cryptography;
using System.Text;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Agents that are no more, and of which a container may be left because the engine could not be asked: tried again until
/// there is none, also by later daemons. May be used from any thread.
/// </summary>
internal sealed class Removals
{
    private const string Suffix = ".left";

    private readonly Lock _gate = new();
    private readonly IOwnFiles _files;
    private readonly HashSet<AgentAddress> _open;

    public Removals(IOwnFiles files)
    {
        _files = files;
        _open = [.. files.Names(Suffix).Select(Read).OfType<AgentAddress>()];
    }

    public IReadOnlyList<AgentAddress> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open.OrderBy(agent => agent.Path, StringComparer.Ordinal)];
            }
        }
    }

    public bool Has(AgentAddress agent)
    {
        lock (_gate)
        {
            return _open.Contains(agent);
        }
    }

    public void Add(AgentAddress agent)
    {
        lock (_gate)
        {
            if (_open.Add(agent))
            {
                Try(() => _files.Keep(NameOf(agent), Encoding.UTF8.GetBytes(agent.Path)));
            }
        }
    }

    /// <summary>There is none left; or the agent is there again, and it is its container.</summary>
    public void Close(AgentAddress agent)
    {
        lock (_gate)
        {
            if (_open.Remove(agent))
            {
                Try(() => _files.Delete(NameOf(agent)));
            }
        }
    }

    private static string NameOf(AgentAddress agent) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agent.Path)))[..32] + Suffix;

    private AgentAddress? Read(string name)
    {
        var path = "";
        Try(() => path = _files.Read(name));
        return
            path.Split('/') is [{ Length: > 0 } group, { Length: > 0 } agent]
            && new AgentAddress(group, agent) is var read
            && NameOf(read) == name
            ? read
            : null;
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Only a daemon that starts later lacks it, or tries once more for nothing.
        }
    }
}
