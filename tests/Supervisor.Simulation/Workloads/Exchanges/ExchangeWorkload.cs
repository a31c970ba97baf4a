using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Exchanges;

/// <summary>A client on each machine asks the server on the next one for deposits, over the network.</summary>
internal sealed class ExchangeWorkload(Universe universe, SimulatedNetwork network, IReadOnlyList<Machine> machines)
    : IWorkload
{
    private const string RequestPort = "requests";
    private const string ReplyPort = "replies";
    private const string Dropped = "a datagram dropped by a suspended machine";
    private const int LeastInCalm = 4;
    private const double PoisonShare = 0.02;

    private readonly SortedDictionary<string, Ledger> _servers = new(StringComparer.Ordinal);
    private int _lastId;
    private readonly SortedDictionary<string, int> _doneInCalm = new(StringComparer.Ordinal);
    private bool _isCalm;

    public IReadOnlyList<string> ExpectedRarities => [Dropped];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon) => [ServerOf(machine).Sapling(daemon)];

    public void OnDaemonStarted(Machine machine, Daemon daemon)
    {
        var system = machine.Node!.Core.System;
        var gateway = system.Spawn(
            Props.Of(() => new GatewayActor(() => ServerOf(machine).In(daemon), answered => Reply(machine, answered))),
            "gateway"
        );
        var server = Next(machine);
        var client = system.Spawn(
            Props.Of(() =>
                new ClientActor(
                    () => NewRequest(server),
                    request => Send(machine, server.Name, RequestPort, request),
                    reply => OnDone(server, reply)
                )
            ),
            "client"
        );
        network.Listen(
            machine.Name,
            datagram => Arrive(machine, daemon, () => Receive(machine, datagram, gateway, client))
        );
    }

    public Action OnBackup(Machine machine)
    {
        var book = ServerOf(machine).Book;
        var copy = book.Copy();
        return () => book.ForgetAllBut(copy);
    }

    public void CheckAtEnd()
    {
        foreach (var machine in machines.Where(machine => _doneInCalm.GetValueOrDefault(machine.Name) < LeastInCalm))
        {
            universe.Violate(
                LedgerWorkload.AllIsDone,
                $"the server of {machine.Name} hardly answers, though nothing is wrong any more"
            );
        }

        foreach (var server in _servers.Values)
        {
            server.Book.CheckDisk();
        }
    }

    public void CalmDown() => _isCalm = true;

    // The network card of a suspended machine takes nothing; a process that is paused finds all in its socket.
    private void Arrive(Machine machine, Daemon daemon, Action receive)
    {
        if (machine.Clock.IsAsleep)
        {
            universe.Rarities.Reached(Dropped);
        }
        else
        {
            daemon.Deliver(receive);
        }
    }

    private void Receive(
        Machine machine,
        Datagram datagram,
        ActorRef<GatewayMessage> gateway,
        ActorRef<ClientMessage> client
    )
    {
        switch (datagram.Content)
        {
            case ExchangeRequest request:
                gateway.Tell(new RequestCame(datagram.From, request));
                PoisonNowAndThen(machine);
                break;
            case ExchangeReply reply:
                client.Tell(new ReplyCame(reply));
                break;
        }
    }

    private void PoisonNowAndThen(Machine machine)
    {
        if (!_isCalm && universe.Chance.Next() < PoisonShare)
        {
            ServerOf(machine).Ref?.Tell(new Poison());
        }
    }

    private ExchangeRequest NewRequest(Machine server)
    {
        var request = new ExchangeRequest($"x{++_lastId}", universe.Chance.Next(100));
        ServerOf(server).Book.Ask(request.Id, request.Amount);
        return request;
    }

    private void Reply(Machine machine, ServerAnswered answered)
    {
        if (answered.Status == CommandStatus.Refused)
        {
            ServerOf(machine).OnRefused(answered.Id, "over the network");
        }

        Send(machine, answered.To, ReplyPort, new ExchangeReply(answered.Id, answered.Status, machine.TimesPutBack));
    }

    private void OnDone(Machine server, ExchangeReply reply)
    {
        if (_isCalm)
        {
            _doneInCalm[server.Name] = _doneInCalm.GetValueOrDefault(server.Name) + 1;
        }

        // A reply that was still on its way when the server's disk was put back promises nothing of the old copy.
        if (reply.TimesPutBack == server.TimesPutBack)
        {
            ServerOf(server).Book.Acknowledge(reply.Id);
        }
    }

    private void Send(Machine from, string to, string port, object content) =>
        network.Send(new Datagram(from.Name, to, port, content));

    private Machine Next(Machine machine) => machines[(Position(machine) + 1) % machines.Count];

    private int Position(Machine machine) => machines.TakeWhile(other => other != machine).Count();

    private Ledger ServerOf(Machine machine)
    {
        if (!_servers.TryGetValue(machine.Name, out var server))
        {
            server = new Ledger(universe, machine, "server");
            _servers.Add(machine.Name, server);
        }

        return server;
    }
}
