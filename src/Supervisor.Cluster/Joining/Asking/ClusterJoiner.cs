using System.Net.Sockets;
using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>
/// Makes this node one of a cluster: asks with a token, and writes what it is given to the node's files. Asked again after a crash or a
/// lost answer, it goes on as the same one. The caller holds the data directory's lock, and nothing listens yet on the port of links.
/// </summary>
/// <param name="chance">Gives so many bytes that nobody can guess.</param>
/// <param name="keep">
/// Takes how coordination is reached and what else the member gave, keeps that, and says what is to stand in the node's files. Before
/// those are written: a node that belongs has all that it needs.
/// </param>
internal sealed class ClusterJoiner(
    ClusterFolder folder,
    TimeProvider clock,
    Func<int, byte[]> chance,
    Func<string, byte[], string> keep
)
{
    public async Task<Outcome<Joined>> JoinAsync(JoinToken token, JoinerSelf self, CancellationToken cancellation)
    {
        if (folder.Belongs)
        {
            // With damaged files, or an expired certificate, it joins again.
            var known = folder.Read();
            if (known.IsOk && !LeafRules.IsOver(known.Value.Own, clock.GetUtcNow()))
            {
                return AskingErrors.InCluster(known.Value.ClusterName);
            }
        }

        try
        {
            using var key = folder.JoiningKey();
            return await AskAsync(token, self, key, cancellation);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return CustodyErrors.NotWritten(folder.Paths.Directory, failed);
        }
    }

    private async Task<Outcome<Joined>> AskAsync(
        JoinToken token,
        JoinerSelf self,
        ECDsa key,
        CancellationToken cancellation
    )
    {
        var echo = chance(JoinLimits.EchoBytes);
        EchoListener listener;
        try
        {
            listener = EchoListener.Listen(self.ListenAt, echo);
        }
        catch (SocketException failed)
        {
            return AskingErrors.CannotListen(failed.Message);
        }

        await using (listener)
        {
            var answer = await new TokenAsking(token, key, clock).AskAsync(
                RequestOf(token, self, key, echo),
                cancellation
            );
            return answer.IsOk ? Take(answer.Value, self, key) : answer.Error;
        }
    }

    private JoinRequest RequestOf(JoinToken token, JoinerSelf self, ECDsa key, byte[] echo) =>
        new(
            token.Id,
            Convert.FromHexString(token.Secret),
            self.Node.Value,
            self.Name,
            key.ExportSubjectPublicKeyInfo(),
            Proof: []
        )
        {
            Clock = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Program = self.Program,
            OldestLevel = ClusterLevel.Oldest,
            NewestLevel = ClusterLevel.Newest,
            Addresses = [.. self.Addresses.Select(static address => address.ToString())],
            Echo = echo,
            OldCluster = self.OldCluster.Value,
            Groups = self.Groups,
            Replaces = self.Replaces,
        };

    private Outcome<Joined> Take(TokenAnswer answer, JoinerSelf self, ECDsa key)
    {
        var admission = answer.Admission;
        if (!ClusterId.TryParse(admission.Cluster, out var cluster))
        {
            return AskingErrors.BadAnswer;
        }

        var leaf = LeafCheck.Take(answer, new Trust.Bearer.OfNode(self.Node), key);
        if (!leaf.IsOk)
        {
            return leaf.Error;
        }

        var authority = answer.Authority;
        var identity = new ClusterIdentity(cluster, admission.ClusterName, self.Node, self.Name, authority, leaf.Value)
        {
            Coordination = keep(admission.Coordination, admission.Gift),
            // A member that joins anew has held the cluster's all along; one that had left has run its own since, whatever others did.
            Brought = self.Brought is { } own && (own.Cluster != cluster.Value || folder.Left is not null) ? own : null,
            Key = answer.AuthorityKey is { } pem ? LeafCheck.AuthorityOf(cluster, authority, pem) : null,
        };
        folder.Write(identity);
        return new Joined(identity);
    }
}
