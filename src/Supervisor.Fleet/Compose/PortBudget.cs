using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose;

/// <summary>
/// How many ports a project may still publish. A range of a few letters is thousands of ports, and a file holds many
/// ranges: without an end to it, a small file could ask for all memory.
/// </summary>
internal sealed class PortBudget(FindingLog log)
{
    /// <summary>All ports of a host, for both protocols, and as many again.</summary>
    private const int Limit = 4 * 65_536;

    private int _left = Limit;
    private bool _isReported;

    public IEnumerable<PortModel> Take(IEnumerable<PortModel> ports, Cursor of)
    {
        foreach (var port in ports)
        {
            if (_left == 0)
            {
                Report(of);
                yield break;
            }

            _left--;
            yield return port;
        }
    }

    private void Report(Cursor of)
    {
        if (!_isReported)
        {
            _isReported = true;
            log.Add(
                ComposeKinds.MalformedValue,
                of.Node!.Place,
                $"'{of.Path}' and what stands before it publish more than {Limit} ports, which no host has.",
                "Publish only what is dialled from outside."
            );
        }
    }
}
