"""English cues."""

from promisecheck.language.cues.words import CueWords

EN = CueWords(
    code="en",
    matters={
        "delivery": (
            "deliver* ship* dispatch* arriv* parcel* courier* postman package* post posted freight sim_is_there "
            "at_my_door on_the_doorstep turned_up came doorstep pick-up"
        ),
        "answer": (
            "answer* repl* respon* call* phone* rang ring email* e-mail* chat* support hold queue* got_back gets_back "
            "get_back contact* on_hold picked_up pick_up technician"
        ),
        "refund": "refund* money_back reimburs* credited credit",
        "setup": (
            "install* set_up set-up setup up_and_running online live activat* switch* connect* moves_over "
            "number_moves went_live go_live port*"
        ),
        "effort": "order_in book_in sign_up minutes_to checkout check-in assembl* cook*",
        "guarantee": "guarant* warrant*",
        "returns": (
            "return* send_them_back them_back it_back try hate_it back_if sent_back send_back send_it_back "
            "sent_it_back exchange* change_your_mind leave_within trial* cancel* right_to"
        ),
        "lasting": "playtime runtime batter* last lasts lasted lasting durab* charge range stays playback runtime",
        "usage": ("customer_for used using use been_with had_it owned own member* ago lived_with for_years contract* with_them"),
        "price": "price* cost* paid pay pays fee fees charge* charged bill* month* rate expens* cheap*",
        "discount": "discount* off save* saving* sale reduc* voucher* gift coupon* credit cheaper",
        "speed": "speed* mbps download* upload* broadband fibre megs meg",
        "event": "second_hand queueing_at",
    },
    took=(
        "took takes taking after waited wait waiting within in later until before days_later over nearly almost still less by for another"
    ),
    refused=(
        "refused refuse* reject* denied declin* wouldn't won't too_late turned_down expired window_had window_was "
        "told_no said_no out_of_warranty not_covered doesn't_cover didn't_cover no_refund no_longer passed void "
        "had_to_pay had_to_buy own_pocket isn't_covered charged_me kept_the lost_half argued shrugged"
    ),
    accepted=(
        "accepted accept* took_it_back replaced replace* repaired refunded fixed no_problem no_quibble "
        "no_questions new_one took_back honoured swapped money_back without_question exchanged sorted"
    ),
    failed=("closed nobody no_one noone shut not never unanswered voicemail offline engaged gone didn't wasn't couldn't no locked"),
    ended=(
        "died dies dead flat empty broke broken gave_up stopped stop* fell_apart wore_out failed packed_in only "
        "barely conked worn hole* snapped"
    ),
    ordered=("order* bought booked placed paid clicked purchas* sent signed requested posted emailed wrote rang called asked reported"),
    arrived=(
        "came arriv* got received here delivered turned_up landed went_live live on_the_mat answered answer reply "
        "replied fitted up_and_running installed was_there in_the_letterbox had_it refund*"
    ),
    only="only merely barely not_even mere",
    condition=(
        "orders order spend over_on purchases when_you if_you for_orders buy minimum from_age children aged by "
        "before after when if unless contract*"
    ),
    charged=("charged charge* paid pay cost* bill* fee fees took debited invoice* price* demanded asked wanted rose up_to"),
    saving=("save* saving* voucher* gift card cashback discount off refund* credit* compensat* pay_you we_pay bonus reward back"),
    by="in within after took under",
    before="before prior ahead beforehand out",
    free=(
        "free not_a_penny no_charge no_fee nothing_to_pay every_penny full_refund full_amount without_charge "
        "without_charging every_cent money_back money_was_back got_it_all_back got_the_lot_back no_cost "
        "all_of_it_back"
    ),
    closes="chained bolted dark close closes closed shut shuts opens open locked opening",
    remedy="or_it's or_it_is or_your or_we or_train or_the or_you",
    negated="not never nothing",
    later="next following after_that after week_later a_week_later",
)
