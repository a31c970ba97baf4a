using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Rules;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Admits those who show a token: looks, judges, dials back, records it in one transaction, and answers.</summary>
internal sealed class JoinCounter(DeskServices services)
{
    /// <summary>So often somebody else may come first, before the applicant is told to try again.</summary>
    private const int Rounds = 4;

    private readonly AdmissionMaker _admissions = new(services);

    public async Task<Outcome<Settled>> ServeAsync(
        JoinRequest? request,
        Proving proving,
        CancellationToken cancellation
    )
    {
        var applicant = JoinApplicant.Read(request);
        if (!applicant.IsOk)
        {
            return applicant.Error;
        }

        if (services.Identity().Key is null)
        {
            return JoinErrors.NoKey;
        }

        if (!JoinProof.Holds(proving.Nonce, proving.Own, applicant.Value.Request))
        {
            return JoinErrors.NoProof;
        }

        var admitted = await AdmitAsync(applicant.Value, cancellation);
        return admitted.IsOk
            ? await _admissions.MakeAsync(applicant.Value, admitted.Value, cancellation)
            : admitted.Error;
    }

    private async Task<Outcome<JoinPlan>> AdmitAsync(JoinApplicant applicant, CancellationToken cancellation)
    {
        var isReached = false;
        var problem = JoinErrors.Unavailable("Others change the same records all the time.");
        for (var round = 0; round < Rounds; round++)
        {
            var plan = await JudgeAsync(applicant);
            if (!plan.IsOk || plan.Value.Change is null)
            {
                return plan;
            }

            if (!isReached && await DialBackAsync(applicant, cancellation) is { } unreached)
            {
                return unreached;
            }

            isReached = true;
            var recorded = await services.Entries.SettleAsync(plan.Value.Change);
            if (recorded.IsDone)
            {
                return plan.Value;
            }

            problem = JoinErrors.NotStored(recorded.Status, recorded.Reason);
            if (recorded.Status != WriteStatus.Conflict)
            {
                break;
            }
        }

        return problem;
    }

    private async Task<Outcome<JoinPlan>> JudgeAsync(JoinApplicant applicant)
    {
        var scene = await LookAsync(applicant);
        if (!scene.IsOk)
        {
            return scene.Error;
        }

        var nodes = await services.Entries.ReadEntriesAsync(TrustKeys.Nodes);
        if (!nodes.IsFound)
        {
            return JoinErrors.Unavailable(nodes.Reason);
        }

        var groups = await services.Groups.ElsewhereAsync(applicant.Request.Name);
        if (!groups.IsOk)
        {
            return JoinErrors.Unavailable(groups.Error.Message);
        }

        var moment = new JoinMoment(services.Now(), services.Clock.GetUtcNow(), groups.Value)
        {
            LacksHolder = CustodyRules.IsNewHolder(NodeRecords.In(nodes.Value)),
        };
        return JoinRules.Judge(applicant, scene.Value, moment);
    }

    /// <summary>Who bears the name is known only after a first look; the second shows everything at one moment.</summary>
    private async Task<Outcome<JoinScene>> LookAsync(JoinApplicant applicant)
    {
        var first = await services.Entries.LookAtAsync(JoinScene.Keys(applicant, bearer: null));
        if (!first.IsFound)
        {
            return JoinErrors.Unavailable(first.Reason);
        }

        if (JoinScene.BearerIn(first.Value, applicant) is not { } bearer)
        {
            return JoinScene.In(first.Value, applicant);
        }

        var second = await services.Entries.LookAtAsync(JoinScene.Keys(applicant, bearer));
        return second.IsFound ? JoinScene.In(second.Value, applicant) : JoinErrors.Unavailable(second.Reason);
    }

    private async Task<OperatorError?> DialBackAsync(JoinApplicant applicant, CancellationToken cancellation)
    {
        if (applicant.Node is null)
        {
            return null;
        }

        var reasons = new List<OperatorError>();
        foreach (var address in applicant.Request.Addresses.Select(NodeRecords.AddressOf))
        {
            if (await services.DialBack.TryAsync(address, applicant.Request.Echo, cancellation) is not { } reason)
            {
                return null;
            }

            reasons.Add(reason);
        }

        return PlaceErrors.NotReached(reasons);
    }
}
