using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Runtimes.Doctor.Ports;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether the ports of the host that groups are to publish are free, or theirs already.</summary>
internal sealed class PortExamination : IExamination
{
    public string About => "port";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        var listeners = ListenerTable.Read();
        var engine = patient.Engine.IsOk ? patient.Engine.Value.Client : null;
        foreach (var wanted in patient.Containers.SelectMany(WantedPort.Of))
        {
            var bar = listeners.FirstOrDefault(listener => listener.Bars(wanted.Address, wanted.Port, wanted.Protocol));
            if (bar is null)
            {
                continue;
            }

            var container = engine is null
                ? null
                : await ContainerHolder.FindAsync(engine, wanted.Port, wanted.Protocol, stop);
            if (container?.Group != wanted.Group)
            {
                var holder = await PortHolder.OfAsync(bar, engine, stop);
                yield return Finding.Bad(
                    About,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{wanted.Group} is to publish port {wanted.Port}/{wanted.Protocol}, which {holder.Who} has."
                    ),
                    holder.Remedy
                );
            }
        }
    }

    private sealed record WantedPort(string Group, string? Address, int Port, string Protocol)
    {
        internal static IEnumerable<WantedPort> Of(ContainerDefinition container) =>
            container
                .Service.Ports.Where(port => port is { Published: not null, PublishedEnd: null })
                .Select(port => new WantedPort(
                    container.Group,
                    port.HostAddress,
                    port.Published!.Value,
                    port.Protocol
                ));
    }
}
