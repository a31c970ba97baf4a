using System.Net.Sockets;
using Supervisor.Cli.Line;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;

namespace Supervisor.Cli.People;

/// <summary>
/// Asks for a new certificate when a third of the old one's life is left. There is a month for it, so that whatever is in the way
/// now is no fault: the command that was typed goes on with the old one.
/// </summary>
internal sealed class LoginRenewal(LoginStore store, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool IsDue(Login login, DateTimeOffset now) => LeafRules.IsDue(login.Own, now);

    /// <returns>With the new certificate when there is one.</returns>
    public Login Try(Login login) =>
        IsDue(login, clock.GetUtcNow()) && store.TakeRenewalTurn(clock.GetUtcNow(), Pause)
            ? TryAsync(login).GetAwaiter().GetResult()
            : login;

    private async Task<Login> TryAsync(Login login)
    {
        using var patience = new CancellationTokenSource(Patience);
        var asking = new MemberAsking(new Bearer.OfPerson(login.Name), login.Own, login.Authority, clock);
        try
        {
            foreach (var node in login.Nodes)
            {
                var renewed = await asking.RenewAsync(AddressOf(node), patience.Token);
                if (renewed.IsOk)
                {
                    var next = login with { Own = renewed.Value };
                    store.Write(next);
                    return next;
                }
            }
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException or SocketException or UnauthorizedAccessException)
        {
            // Next time.
            return login;
        }

        return login;
    }

    private static LinkAddress AddressOf(HostAndPort node) => new(node.Host, node.Port);
}
