using Supervisor.Actors.Systems;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Fleets.Words;

/// <summary>The agents' folders on a machine's disk: what was made for whom, and whose tokens are still known.</summary>
internal sealed class SimulatedDesk(SeededChance chance)
{
    private readonly Dictionary<AgentAddress, (Opening Opening, string Secret)> _files = [];

    internal Opening? Read(AgentAddress agent) => _files.TryGetValue(agent, out var file) ? file.Opening : null;

    /// <summary>As a program reads it from its token file.</summary>
    internal string SecretOf(AgentAddress agent) => _files[agent].Secret;

    /// <summary>Null: it has no token file.</summary>
    internal string? FindSecret(AgentAddress agent) => _files.TryGetValue(agent, out var file) ? file.Secret : null;

    internal Opening FindOrMake(AgentAddress agent, string incarnation, BootMoment now)
    {
        var last = Read(agent);
        if (last?.Incarnation == incarnation)
        {
            return last;
        }

        var secret = AgentToken.Create(Bytes);
        var opening = Opening.After(last, incarnation, AgentToken.HashOf(secret), now);
        _files[agent] = (opening, secret);
        return opening;
    }

    /// <returns>False: a later incarnation has its place.</returns>
    internal bool Remove(AgentAddress agent, string incarnation) =>
        Read(agent)?.IsPast(incarnation) != true && _files.Remove(agent);

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)chance.Next(byte.MaxValue + 1);
        }

        return bytes;
    }
}
