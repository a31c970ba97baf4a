using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>Gets a person's certificate for a token.</summary>
internal sealed class PersonLogin(TimeProvider clock)
{
    /// <param name="key">Kept by the caller before this is called: who asks again after a lost answer must be the same.</param>
    /// <param name="program">The version of the program that asks.</param>
    public async Task<Outcome<LoggedIn>> LogInAsync(
        JoinToken token,
        string name,
        ECDsa key,
        string program,
        CancellationToken cancellation
    )
    {
        var request = new JoinRequest(
            token.Id,
            Convert.FromHexString(token.Secret),
            Node: null,
            name,
            key.ExportSubjectPublicKeyInfo(),
            Proof: []
        )
        {
            Clock = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Program = program,
            OldestLevel = ClusterLevel.Oldest,
            NewestLevel = ClusterLevel.Newest,
        };
        var asked = await new TokenAsking(token, key, clock).AskAsync(request, cancellation);
        if (!asked.IsOk)
        {
            return asked.Error;
        }

        var (answer, admission) = (asked.Value, asked.Value.Admission);
        var leaf = LeafCheck.Take(answer, new Bearer.OfPerson(name), key);
        return !leaf.IsOk ? leaf.Error
            : admission.Role is not { } role ? AskingErrors.BadAnswer
            : new LoggedIn(admission.Cluster, admission.ClusterName, name, role, answer.Authority, leaf.Value);
    }
}
