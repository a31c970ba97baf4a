using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Holding;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Serving;

/// <summary>The requests about containers on a leash.</summary>
internal sealed class HoldRequests(HoldTable table)
{
    /// <returns>Null when the request is not about any.</returns>
    public GuardAnswer? Answer(GuardRequest request) =>
        request.Kind switch
        {
            RequestKinds.Hold => Hold(request),
            RequestKinds.Release => Release(request),
            RequestKinds.Held => List(request.After),
            _ => null,
        };

    private GuardAnswer Hold(GuardRequest request)
    {
        if (request.Name is not { IsValid: true } name)
        {
            return GuardAnswers.Lacks(request, "name");
        }

        if (!HoldRequestRules.IsWhole(request.Hold))
        {
            return GuardAnswers.Lacks(request, "hold");
        }

        var held = Take(name, request.Hold!);
        return held.IsOk ? new GuardAnswer(0, Held: [held.Value.Status]) : GuardAnswers.Refused(held.Error);
    }

    private Outcome<Hold> Take(WorkloadName name, HoldRequest asked)
    {
        var known = table.OfContainer(asked.Container);
        var isGone = known?.IsGone ?? false;
        if (HoldRules.Check(known?.Record, isGone, name, asked, BootClock.BootId, BootClock.Now) is { } refused)
        {
            return refused;
        }

        var same = known?.Record.Name == name ? known : null;
        ProcessHold? first = null;
        if (asked.Process is { } process && same?.Record.Process is null)
        {
            if (FirstProcess.Take(asked.Container, process, out first) is { } why)
            {
                return HoldRules.CannotHold(name, why);
            }
        }

        var hold = same ?? table.Begin(name, asked);
        hold.Take(asked, first);
        return hold;
    }

    private GuardAnswer Release(GuardRequest request)
    {
        if (request.Name is not { IsValid: true } name)
        {
            return GuardAnswers.Lacks(request, "name");
        }

        if (table.Find(name) is not { } hold)
        {
            return GuardAnswers.Refused(NotHeld(name));
        }

        if (hold.Record.State == HoldStates.Expired && !hold.IsGone)
        {
            return GuardAnswers.Refused(
                new(GuardErrorCodes.StillRunning, $"{name} is past its leash and has not ended yet.", "", "")
            );
        }

        hold.Release();
        table.Forget(hold);
        return new GuardAnswer(0, Held: [hold.Status]);
    }

    private GuardAnswer List(string? after)
    {
        var (page, next) = table.List(after);
        return new GuardAnswer(0, Held: page, Next: next);
    }

    private static OperatorError NotHeld(WorkloadName name) =>
        new(GuardErrorCodes.NotHeld, $"The guard holds no {name} on a leash.", "", "");
}
