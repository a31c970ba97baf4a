using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class HoldProperties
{
    private static readonly Gen<Mail> Mails = Gen.Frequency(
        (8, Gen.Constant(Mail.Item)),
        (3, Gen.Constant(Mail.Passing)),
        (2, Gen.Constant(Mail.Hold)),
        (2, Gen.Constant(Mail.Release)),
        (1, Gen.Constant(Mail.Stash)),
        (1, Gen.Constant(Mail.Unstash)),
        (1, Gen.Constant(Mail.Fail))
    );

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (5, Mails.Select(static mail => new Step(mail))),
        (1, Gen.Constant(new Step(null)))
    );

    private enum Mail
    {
        Item,
        Passing,
        Hold,

        /// <summary>Passes, or nobody would end a hold.</summary>
        Release,

        /// <summary>Put aside when it comes for the first time.</summary>
        Stash,
        Unstash,

        /// <summary>Passes, so that failures happen during holds too.</summary>
        Fail,
    }

    [Fact]
    public void Handled_WithAnyHolds_IsInTheOrderOfAListThatDoesTheSame() =>
        Property.HoldsForLists(Steps, static steps => Handled(steps).ShouldBe(Expected(steps)), runs: 1000);

    private static bool Passes(Mail mail) => mail is Mail.Passing or Mail.Release or Mail.Fail;

    private static List<int> Handled(IReadOnlyList<Step> steps)
    {
        var kit = new ActorKit(messagesPerTurn: 3);
        var handled = new List<int>();
        var seen = new HashSet<int>();
        ActorRef<(int Number, Mail Mail)>? holder = null;
        kit.Spawn(
            () =>
                new ScriptedActor<int>(static (_, _) => { })
                {
                    Children = Supervise.By(Directive.Restart),
                    OnStart = context => holder = context.Spawn(Props.Of(() => new Holder(handled, seen))),
                },
            "parent"
        );
        kit.Run();
        foreach (var (index, step) in steps.Index())
        {
            if (step.Told is { } mail)
            {
                holder!.Tell((index, mail));
            }
            else
            {
                kit.Run();
            }
        }

        kit.Run();
        return handled;
    }

    private static List<int> Expected(IReadOnlyList<Step> steps)
    {
        var model = new Model();
        foreach (var (index, step) in steps.Index())
        {
            if (step.Told is { } mail)
            {
                model.Mailbox.Add((index, mail));
            }
            else
            {
                model.Run();
            }
        }

        model.Run();
        return model.Handled;
    }

    /// <summary>Something told, or a moment in which the actor does all that it can.</summary>
    private sealed record Step(Mail? Told);

    /// <summary>The whole mailbox as one list, which is searched from its front for what may be handled.</summary>
    private sealed class Model
    {
        private readonly List<(int Number, Mail Mail)> _stash = [];
        private readonly HashSet<int> _seen = [];
        private bool _isHolding;

        internal List<(int Number, Mail Mail)> Mailbox { get; } = [];

        internal List<int> Handled { get; } = [];

        internal void Run()
        {
            while (Mailbox.FindIndex(entry => !_isHolding || Passes(entry.Mail)) is >= 0 and var next)
            {
                var (number, mail) = Mailbox[next];
                Mailbox.RemoveAt(next);
                if (mail == Mail.Stash && _seen.Add(number))
                {
                    _stash.Add((number, mail));
                    continue;
                }

                Handled.Add(number);
                _isHolding = (_isHolding || mail == Mail.Hold) && mail is not (Mail.Release or Mail.Fail);
                if (mail is Mail.Unstash or Mail.Fail)
                {
                    Mailbox.InsertRange(0, _stash);
                    _stash.Clear();
                }
            }
        }
    }

    private sealed class Holder(List<int> handled, HashSet<int> seen) : Actor<(int Number, Mail Mail)>
    {
        protected internal override bool PassesHold((int Number, Mail Mail) message) => Passes(message.Mail);

        protected internal override void Receive((int Number, Mail Mail) message)
        {
            if (message.Mail == Mail.Stash && seen.Add(message.Number))
            {
                Context.Stash();
                return;
            }

            handled.Add(message.Number);
            Act(message.Mail);
        }

        private void Act(Mail mail)
        {
            switch (mail)
            {
                case Mail.Hold:
                    Context.HoldMail();
                    break;
                case Mail.Release:
                    Context.ReleaseMail();
                    break;
                case Mail.Unstash:
                    Context.UnstashAll();
                    break;
                case Mail.Fail:
                    throw PuppetKit.Boom;
            }
        }
    }
}
