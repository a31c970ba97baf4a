using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Exchanges;

/// <summary>A client on each machine asks the server on the next one for deposits, over the network.</summary>
internal sealed class ExchangeWorkload(Universe universe, SimulatedNetwork network, IReadOnlyList<Machine> machines)
    : IWorkload
{
    private const string RequestPort = "requests";
    private const string ReplyPort = "replies";
    private const int LeastAnswers = 10;

    private readonly SortedDictionary<string, Ledger> _servers = new(StringComparer.Ordinal);
    private int _lastId;
    private int _answered;

    public IReadOnlyList<string> ExpectedRarities => [];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon) => [ServerOf(machine).Sapling(machine)];

    public void OnDaemonStarted(Machine machine, Daemon daemon)
    {
        var system = machine.Node!.Core.System;
        var gateway = system.Spawn(
            Props.Of(() => new GatewayActor(() => ServerOf(machine).Ref, answered => Reply(machine, answered))),
            "gateway"
        );
        var server = Next(machine);
        var client = system.Spawn(
            Props.Of(() =>
                new ClientActor(
                    () => new ExchangeRequest($"x{++_lastId}", universe.Chance.Next(100)),
                    request => Send(machine, server.Name, RequestPort, request),
                    reply => OnDone(server, reply)
                )
            ),
            "client"
        );
        network.Listen(machine.Name, datagram => daemon.Deliver(() => Receive(datagram, gateway, client)));
    }

    public Action OnBackup(Machine machine)
    {
        var book = ServerOf(machine).Book;
        var copy = book.Copy();
        return () => book.ForgetAllBut(copy);
    }

    public void CheckAtEnd()
    {
        if (_answered < LeastAnswers)
        {
            universe.Violate("what is asked for is done at last", $"only {_answered} exchanges were answered");
        }
    }

    private static void Receive(Datagram datagram, ActorRef<GatewayMessage> gateway, ActorRef<ClientMessage> client)
    {
        switch (datagram.Content)
        {
            case ExchangeRequest request:
                gateway.Tell(new RequestCame(datagram.From, request));
                break;
            case ExchangeReply reply:
                client.Tell(new ReplyCame(reply));
                break;
        }
    }

    private void Reply(Machine machine, ServerAnswered answered) =>
        Send(machine, answered.To, ReplyPort, new ExchangeReply(answered.Id, answered.Status, machine.TimesPutBack));

    private void OnDone(Machine server, ExchangeReply reply)
    {
        _answered++;

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
            server = new Ledger(universe, "server", $"{machine.Name}/server");
            _servers.Add(machine.Name, server);
        }

        return server;
    }
}
