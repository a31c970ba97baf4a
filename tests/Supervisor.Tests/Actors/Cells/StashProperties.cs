using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class StashProperties
{
    private static readonly Gen<Mail> Mails = Gen.Frequency(
        (8, Gen.Constant(Mail.Item)),
        (1, Gen.Constant(Mail.Close)),
        (1, Gen.Constant(Mail.Open)),
        (1, Gen.Constant(Mail.Look)),
        (1, Gen.Constant(Mail.Fail))
    );

    private enum Mail
    {
        /// <summary>Handled while the gate is open, stashed while it is closed.</summary>
        Item,
        Close,
        Open,

        /// <summary>Unstashes with the gate as it is, so that all may be stashed again.</summary>
        Look,
        Fail,
    }

    [Fact]
    public void Handled_WithAnyStashing_IsInTheOrderOfAListThatDoesTheSame() =>
        Property.HoldsForLists(Mails, static mails => Handled(mails).ShouldBe(Expected(mails)));

    private static List<int> Handled(IReadOnlyList<Mail> mails)
    {
        var kit = new ActorKit(messagesPerTurn: 3);
        var handled = new List<int>();
        var restarting = Supervise.By(Directive.Restart);
        ActorRef<(int Number, Mail Mail)>? gated = null;
        kit.Spawn(
            () =>
                new ScriptedActor<int>(static (_, _) => { })
                {
                    Children = restarting,
                    OnStart = context => gated = context.Spawn(Props.Of(() => new Gated(handled))),
                },
            "parent"
        );
        kit.Run();
        foreach (var (index, mail) in mails.Index())
        {
            gated!.Tell((index, mail));
        }

        kit.Run();
        return handled;
    }

    private static List<int> Expected(IReadOnlyList<Mail> mails)
    {
        var mailbox = mails.Index().ToList();
        var stash = new List<(int, Mail)>();
        var handled = new List<int>();
        var isOpen = true;
        while (mailbox.Count > 0)
        {
            var (number, mail) = mailbox[0];
            mailbox.RemoveAt(0);
            if (mail == Mail.Item && !isOpen)
            {
                stash.Add((number, mail));
                continue;
            }

            handled.Add(number);
            isOpen = (isOpen && mail != Mail.Close) || mail is Mail.Open or Mail.Fail;
            if (mail is Mail.Open or Mail.Look or Mail.Fail)
            {
                mailbox.InsertRange(0, stash);
                stash.Clear();
            }
        }

        return handled;
    }

    private sealed class Gated(List<int> handled) : Actor<(int Number, Mail Mail)>
    {
        private bool _isOpen = true;

        protected internal override void Receive((int Number, Mail Mail) message)
        {
            if (message.Mail == Mail.Item && !_isOpen)
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
                case Mail.Close:
                    _isOpen = false;
                    break;
                case Mail.Open:
                    _isOpen = true;
                    Context.UnstashAll();
                    break;
                case Mail.Look:
                    Context.UnstashAll();
                    break;
                case Mail.Fail:
                    throw PuppetKit.Boom;
            }
        }
    }
}
