using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

/// <summary>
/// Actors tell each other parcels and fail, restart, stash and stop at random, in a random order of turns. Whatever
/// happens, no parcel is lost or doubled, and those of one sender arrive in their order.
/// </summary>
public sealed class DeliveryProperties
{
    private const int Actors = 4;

    private static readonly Gen<Step> Steps =
        from sender in Gen.Choose(0, Actors - 1)
        from receiver in Gen.Choose(0, Actors - 1)
        from fate in Gen.Frequency(
            (20, Gen.Constant(Fate.Handled)),
            (4, Gen.Constant(Fate.Stashed)),
            (2, Gen.Constant(Fate.Unstashes)),
            (2, Gen.Constant(Fate.Restarts)),
            (2, Gen.Constant(Fate.Resumes)),
            (1, Gen.Constant(Fate.Stops))
        )
        from turns in Gen.Choose(0, 6)
        select new Step(sender, receiver, fate, turns);

    private static readonly Gen<Case> Cases =
        from kind in Gen.Elements(StrategyKind.OneForOne, StrategyKind.AllForOne, StrategyKind.RestForOne)
        from delay in Gen.Elements(0, 50)
        from perTurn in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from steps in Steps.ListOf(120)
        select new Case(kind, TimeSpan.FromMilliseconds(delay), perTurn, (ulong)seed, steps);

    private enum Fate
    {
        Handled,
        Stashed,
        Unstashes,
        Restarts,
        Resumes,
        Stops,
    }

    [Fact]
    public void Parcels_UnderFailuresAndRestarts_AreNeitherLostNorDoubled() =>
        Property.Holds(
            Cases,
            static one =>
            {
                var post = Ran(one);
                var dead = post.Kit.DeadLetters.Select(static letter => (Parcel)letter.Message!);

                post.Handled.Concat(dead)
                    .Select(static parcel => parcel.Id)
                    .Order()
                    .ShouldBe(Enumerable.Range(0, post.Told));
            }
        );

    [Fact]
    public void Parcels_OfOneSender_ArriveInTheirOrder() =>
        Property.Holds(
            Cases,
            static one =>
            {
                // What is put aside is overtaken, of course; but not by what was put aside after it.
                var streams = Ran(one)
                    .Handled.Where(static parcel => !parcel.IsRelay)
                    .GroupBy(static parcel =>
                        (parcel.Step.Sender, parcel.Step.Receiver, parcel.Step.Fate == Fate.Stashed)
                    );
                foreach (var stream in streams)
                {
                    stream.Select(static parcel => parcel.Id).ShouldBeInOrder();
                }
            }
        );

    private static Post Ran(Case one)
    {
        var post = new Post(one);
        foreach (var step in one.Steps)
        {
            post.Relay(step);
            for (var i = 0; i < step.Turns && post.Kit.RunOne(); i++) { }
        }

        post.Kit.Advance(TimeSpan.FromSeconds(1));
        var shutdown = post.Kit.System.ShutdownAsync(TimeSpan.FromSeconds(1));
        post.Kit.Run();
        shutdown.Ended().StillRunning.ShouldBeEmpty();
        return post;
    }

    private sealed record Step(int Sender, int Receiver, Fate Fate, int Turns);

    private sealed record Case(StrategyKind Kind, TimeSpan Delay, int PerTurn, ulong Seed, List<Step> Steps);

    /// <param name="IsRelay">It goes to the sender, who shall tell the receiver the parcel proper.</param>
    private sealed record Parcel(int Id, bool IsRelay, Step Step);

    private sealed class DirectiveException(Directive directive) : Exception
    {
        internal Directive Directive => directive;
    }

    private sealed class Post
    {
        private readonly ActorRef<Parcel>[] _actors = new ActorRef<Parcel>[Actors];
        private readonly HashSet<int> _stashed = [];

        internal Post(Case one)
        {
            Kit = new ActorKit(one.Seed, one.PerTurn, shuffled: true);
            var strategy = new SupervisionStrategy
            {
                Kind = one.Kind,
                Decide = static cause => ((DirectiveException)cause).Directive,
                Restarts = Supervise.After(one.Delay),
            };
            Kit.Spawn(
                () => new ScriptedActor<int>(static (_, _) => { }) { Children = strategy, OnStart = SpawnAll },
                "parent"
            );
            Kit.Run();
        }

        internal ActorKit Kit { get; }

        internal List<Parcel> Handled { get; } = [];

        internal int Told { get; private set; }

        internal void Relay(Step step) => Tell(step.Sender, isRelay: true, step);

        private void Tell(int actor, bool isRelay, Step step) => _actors[actor].Tell(new Parcel(Told++, isRelay, step));

        private void SpawnAll(IActorContext<int> context)
        {
            for (var i = 0; i < Actors; i++)
            {
                _actors[i] = context.Spawn(Props.Of(() => new ScriptedActor<Parcel>(Receive)));
            }
        }

        private void Receive(IActorContext<Parcel> context, Parcel parcel)
        {
            if (parcel is { IsRelay: false, Step.Fate: Fate.Stashed } && _stashed.Add(parcel.Id))
            {
                context.Stash();
                return;
            }

            Handled.Add(parcel);
            if (parcel.IsRelay)
            {
                Tell(parcel.Step.Receiver, isRelay: false, parcel.Step);
            }
            else
            {
                Meet(parcel.Step.Fate, context);
            }
        }

        private static void Meet(Fate fate, IActorContext<Parcel> context)
        {
            switch (fate)
            {
                case Fate.Unstashes:
                    context.UnstashAll();
                    break;
                case Fate.Restarts:
                    throw new DirectiveException(Directive.Restart);
                case Fate.Resumes:
                    throw new DirectiveException(Directive.Resume);
                case Fate.Stops:
                    context.Stop(context.Self);
                    break;
            }
        }
    }
}
