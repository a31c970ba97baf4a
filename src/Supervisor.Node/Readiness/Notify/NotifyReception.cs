using Supervisor.Node.Native;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Notify;

/// <summary>What is done with each datagram of one incarnation. The protocol has no answers, so refusals go into the log.</summary>
internal sealed class NotifyReception(WorkloadId id, FileOwner owner, DeskServices services)
{
    private const string Source = "notify";

    private readonly uint _daemonUser = Libc.EffectiveUserId();

    public async ValueTask TakeAsync(Datagram datagram, ReadOnlyMemory<byte> content)
    {
        if (!MaySpeak(datagram.UserId))
        {
            services.Log.ForeignSender(id.Agent, datagram.UserId);
            return;
        }

        var message = datagram.IsCut ? NotifyMessage.NoMessage : NotifyParser.Parse(content.Span);
        if (message.Garbage > 0)
        {
            services.Log.Garbage(id.Agent, message.Garbage);
        }

        foreach (var remark in message.Remarks)
        {
            services.Log.Remark(id.Agent, remark);
        }

        foreach (var word in message.Words)
        {
            await DeliverAsync(word);
        }
    }

    /// <summary>
    /// Only this incarnation was told the path, so who sends here was started by it, unless another program of the same
    /// user has looked it up: between those there is no boundary.
    /// </summary>
    private bool MaySpeak(uint? user) => owner.IsAnyone || user is 0 || user == _daemonUser || user == owner.UserId;

    private async ValueTask DeliverAsync(AgentWord word)
    {
        var outcome = await services.Delivery.DeliverAsync(new AgentSignal(id.Agent, id.Incarnation, Source, word));
        if (outcome is null)
        {
            services.Log.Unanswered(id.Agent);
        }
        else if (outcome.Status is SignalStatus.Refused)
        {
            services.Log.Refused(id.Agent, outcome);
        }
    }
}
