//! Every message is the same out of its bytes, and what is cut off is none.

use super::*;

const PLACE: FilePlace = FilePlace {
    file: 3,
    at: 1 << 40,
    length: 900,
};

#[test]
fn every_question_arrives_as_it_was_asked() {
    let context = Context {
        audience: Some("https://api.acme.example".to_owned()),
        ..Context::at(Timestamp(1_767_225_600))
    };
    for ask in [
        Ask::Search(context),
        Ask::Token(70_000),
        Ask::Around(PLACE),
        Ask::Copy(9),
    ] {
        let bytes = ask.to_bytes();
        assert_eq!(Ask::from_bytes(&bytes), Some(ask));
        for cut in 0..bytes.len() {
            assert_eq!(Ask::from_bytes(&bytes[..cut]), None);
        }
    }
}

#[test]
fn all_news_arrive_as_they_were_told() {
    let row = Row {
        title: "ID token from Auth0".to_owned(),
        name: "id_token".to_owned(),
        count: 1000,
        file: 9,
        at: u64::MAX,
    };
    for news in [
        News::Ready,
        News::Progress {
            file: 0,
            done: 127,
            found: Tally {
                tokens: 128,
                places: 300,
            },
        },
        News::Read {
            file: 1,
            found: Tally::default(),
        },
        News::Said {
            file: 2,
            sentence: "It’s said.".to_owned(),
        },
        News::Rows(vec![row.clone(), Row::default(), row]),
        News::Done {
            found: 7,
            left_out: 1,
        },
        News::Token {
            row: 5,
            name: None,
            value: "a.b.c".to_owned(),
            unwrapped: WRAPPINGS.to_vec(),
            places: vec![PLACE, PLACE],
            response: Some("access_token=a.b.c".to_owned()),
        },
        News::Around {
            place: PLACE,
            text: Some(["before ", "token", " after"].map(str::to_owned)),
        },
        News::Around {
            place: PLACE,
            text: None,
        },
        News::Recording {
            file: 3,
            closed: vec![0xff, 0, 1],
        },
        News::Copied {
            file: 300,
            sentence: "Taken out: 1 code.".to_owned(),
        },
    ] {
        let bytes = news.to_bytes();
        assert_eq!(News::from_bytes(&bytes), Some(news));
        for cut in 0..bytes.len() {
            assert_eq!(News::from_bytes(&bytes[..cut]), None);
        }
    }
}

#[test]
fn what_is_no_message_is_none() {
    assert_eq!(News::from_bytes(&[99]), None);
    assert_eq!(Ask::from_bytes(&[0xff; 20]), None);
}
